import { CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { StoredPart, StoredSample, StoreView } from './views';

/** The columns of the store that the report reads. */
interface PartRow {
  kind: string;
  state: string;
  read_at: string | null;
  since: string | null;
  reason: string | null;
}

/** Row with the facts of an object, as JSON. */
interface ObjectRow {
  kind: string;
  facts: string;
}

/**
 * Reads the stored data of a cluster directly from the database, without Eco's
 * code.
 */
export async function readStore(
  knex: Knex,
  cluster: string,
): Promise<StoreView> {
  return knex.transaction(async snapshot => {
    const parts: PartRow[] = await snapshot('inventory_parts')
      .select('kind', 'state', 'read_at', 'since', 'reason')
      .where({ cluster });
    const objects: ObjectRow[] = await snapshot('inventory_objects')
      .select('kind', 'facts')
      .where({ cluster });
    const samples: string[] = await snapshot('custom_resource_samples')
      .where({ cluster })
      .pluck('sample');
    return {
      parts: new Map(parts.map(row => [row.kind, toPart(row, objects)])),
      samples: new Map(samples.map(toSample)),
    };
  });
}

function toPart(row: PartRow, objects: ObjectRow[]): StoredPart {
  return {
    state: row.state,
    readAt: row.read_at ?? undefined,
    since: row.since ?? undefined,
    reason: row.reason ?? undefined,
    objects: new Map(
      objects
        .filter(({ kind }) => kind === row.kind)
        .map(({ facts }) => [identityOf(JSON.parse(facts)), facts]),
    ),
  };
}

/**
 * Identifies an object. Served resources have no name, only group, version and
 * resource.
 */
function identityOf(facts: Record<string, unknown>): string {
  return facts.resource
    ? [facts.group, facts.version, facts.resource].join('/')
    : [facts.apiVersion, facts.kind, facts.namespace ?? '', facts.name].join(
        '|',
      );
}

function toSample(text: string): [string, StoredSample] {
  const { group, plural, state, sampledAt, count }: CustomResourceSample =
    JSON.parse(text);
  return [`${plural}.${group}`, { state, sampledAt, count }];
}
