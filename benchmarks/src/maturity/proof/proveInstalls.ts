import {
  findControllers,
  KIND_SOURCES,
  ListedKind,
} from '@backstage-eco/plugin-eco-backend/assessment';
import {
  ControlPlane,
  installManifests,
  KubernetesObject,
} from 'control-plane';
import { Corpus } from '../../detection/corpus';
import { readAllObjects, withoutConflicts } from '../../detection/objects';
import { toInventory } from '../../detection/toInventory';
import { readAs } from '../readAs';
import { RuleResult, resultsOf } from '../resultsOf';
import { reread, Unconfirmed } from './reread';
import { identityOf, without } from './without';

/** An observed result, with the outcome of proving it. */
export interface ProvenResult extends RuleResult {
  /** Evidence that the API server does not confirm. */
  unconfirmed: Unconfirmed[];
  /** Whether it is no longer observed once its evidence is removed. */
  flipped: boolean;
}

/** Evidence is truncated: once removed, further evidence may take its place. */
const MAX_ROUNDS = 20;

/**
 * Installs the files of a corpus into one API server and proves everything
 * observed there: reads its evidence again, and removes it.
 */
export async function proveInstalls(
  controlPlane: ControlPlane,
  corpus: Corpus,
): Promise<ProvenResult[]> {
  const all = await readAllObjects(corpus);
  const { files } = withoutConflicts(all);
  const objects = files.flatMap(file => all.get(file) ?? []);
  await installManifests(controlPlane.client, { objects });
  const inventory = await readAs({ controlPlane });
  const controllers = findControllers(inventory);
  const observed = resultsOf(inventory, controllers).filter(
    ({ state }) => state === 'observed',
  );
  const raw = await listAll(controlPlane);
  const isFlipped = removeEvidence(raw, objectsLeft =>
    resultsOf(toInventory(objectsLeft), controllers),
  );
  const byIdentity = new Map(
    raw.map(each => [identityOf({ kind: each.kind, ...each.metadata }), each]),
  );
  const flipped = isFlipped(observed);
  return observed.map(result => ({
    ...result,
    unconfirmed: result.evidence.flatMap(
      fact => reread(fact, byIdentity.get(identityOf(fact.object))) ?? [],
    ),
    flipped: flipped.has(keyOf(result)),
  }));
}

function keyOf({ operator, rule }: RuleResult): string {
  return `${operator} ${rule}`;
}

/** Lists all objects of the kinds that Eco reads, as an administrator. */
async function listAll({ client }: ControlPlane): Promise<KubernetesObject[]> {
  const objects: KubernetesObject[] = [];
  for (const part of Object.keys(KIND_SOURCES) as ListedKind[]) {
    const { group, versions, kind } = KIND_SOURCES[part];
    for (const version of versions) {
      const apiVersion = group ? `${group}/${version}` : version;
      const listed = await client
        .list({ apiVersion, kind })
        .catch(() => undefined);
      if (listed) {
        objects.push(...listed.map(each => ({ ...each, apiVersion, kind })));
        break;
      }
    }
  }
  return objects;
}

/** Removes the evidence of each rule in turn, for all operators. */
function removeEvidence(
  objects: readonly KubernetesObject[],
  assess: (objects: readonly KubernetesObject[]) => RuleResult[],
): (observed: readonly RuleResult[]) => Set<string> {
  return observed => {
    const flipped = new Set<string>();
    for (const rule of new Set(observed.map(each => each.rule))) {
      const keys = observed.filter(each => each.rule === rule).map(keyOf);
      let left = observed.filter(each => each.rule === rule);
      let rest = objects;
      for (let round = 0; left.length > 0 && round < MAX_ROUNDS; round++) {
        rest = without(
          rest,
          left.flatMap(({ evidence }) => evidence),
        );
        left = assess(rest).filter(
          each =>
            each.rule === rule &&
            each.state === 'observed' &&
            keys.includes(keyOf(each)),
        );
      }
      const remaining = new Set(left.map(keyOf));
      keys.filter(key => !remaining.has(key)).forEach(key => flipped.add(key));
    }
    return flipped;
  };
}
