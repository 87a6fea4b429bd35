import {
  Database,
  DatabaseReference,
  DatabaseSpec,
  DatabaseVerdict,
  FieldMessage,
} from '@backstage-eco/plugin-eco-common';
import { ClusterObject } from '@backstage-eco/plugin-eco-node';
import { DatabaseContext } from '../DatabaseContext';
import { findKeptFor } from '../environment/findKeptFor';
import { loadEnvironment } from '../environment/loadEnvironment';
import { foretell } from './foretell';

/**
 * Foretells whether the Database controller will run a database, by what Eco last
 * read of its cluster. A cluster that was never read gives `could-not-check`.
 *
 * @param wanted - `existing`: of a change, the Database as it is in the cluster
 */
export async function foretellRun(
  { knex, config }: Pick<DatabaseContext, 'knex' | 'config'>,
  wanted: DatabaseReference & {
    owner: string;
    spec: DatabaseSpec;
    existing?: ClusterObject;
  },
): Promise<DatabaseVerdict> {
  const [environment, keptFor] = await Promise.all([
    loadEnvironment({ knex, reference: wanted }),
    findKeptFor({ knex, reference: wanted }),
  ]);
  const verdict = foretell({
    ...wanted,
    existing: wanted.existing as Partial<Database> | undefined,
    environment: environment && {
      ...environment,
      parameters: config.parameters,
    },
    keptFor,
  });
  return verdict.verdict === 'blocked' && environment?.readAt
    ? {
        ...verdict,
        messages: [...verdict.messages, toAgeMessage(environment.readAt)],
      }
    : verdict;
}

/** What was read may have changed: an operator installed, a class created. */
function toAgeMessage(readAt: string): FieldMessage {
  const time = readAt.slice(0, 'yyyy-mm-ddThh:mm'.length).replace('T', ' ');
  return {
    message: `Eco read this cluster at ${time} UTC. If it has changed since, refresh it and try again.`,
  };
}
