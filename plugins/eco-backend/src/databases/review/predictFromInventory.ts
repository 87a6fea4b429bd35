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
import { predictVerdict } from './predictVerdict';

/**
 * Predicts whether the Database controller will run a database, from the last
 * reading of its cluster. Returns `could-not-check` for a cluster that was
 * never read.
 *
 * @param wanted - `existing`: for a change, the Database in the cluster
 */
export async function predictFromInventory(
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
  const verdict = predictVerdict({
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

/**
 * Says when the cluster was read: an operator or a class may have been
 * installed since.
 */
function toAgeMessage(readAt: string): FieldMessage {
  const time = readAt.slice(0, 'yyyy-mm-ddThh:mm'.length).replace('T', ' ');
  return {
    message: `Eco read this cluster at ${time} UTC. If it has changed since, refresh it and try again.`,
  };
}
