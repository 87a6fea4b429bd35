import { FieldMessage } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { countUse, DatabaseQuotas, QuotaLimits, QuotaUse } from '../../store';

/** A database that counts towards quotas. */
export interface CountedDatabase {
  cluster: string;
  namespace: string;
  name: string;
  owner: string;
  storageBytes: number;
}

/**
 * Returns the quotas that a database would exceed. An existing database is not
 * counted twice, and may keep its size even if others already exceed the quota.
 */
export async function findQuotaProblems(options: {
  knex: Knex;
  quotas: DatabaseQuotas;
  wanted: CountedDatabase;
}): Promise<FieldMessage[]> {
  const { knex, quotas, wanted } = options;
  const { cluster, namespace, name, owner } = wanted;
  const except = { cluster, namespace, name };
  const problems: FieldMessage[] = [];
  if (quotas.owner) {
    const subject = { owner };
    problems.push(
      ...compare({
        whose: owner,
        field: 'owner',
        limits: quotas.owner,
        used: await countUse({ knex, subject, except }),
        all: await countUse({ knex, subject }),
        wanted,
      }),
    );
  }
  if (quotas.namespace) {
    const subject = { cluster, namespace };
    problems.push(
      ...compare({
        whose: `namespace ${namespace} of ${cluster}`,
        field: 'namespace',
        limits: quotas.namespace,
        used: await countUse({ knex, subject, except }),
        all: await countUse({ knex, subject }),
        wanted,
      }),
    );
  }
  return problems;
}

function compare(options: {
  whose: string;
  field: string;
  limits: QuotaLimits;
  /** Usage of other databases. */
  used: QuotaUse;
  /** Usage including this database as it is now. */
  all: QuotaUse;
  wanted: CountedDatabase;
}): FieldMessage[] {
  const { whose, field, limits, used, all, wanted } = options;
  const problems: FieldMessage[] = [];
  const { databases, storageBytes } = limits;
  const isNew = all.databases === used.databases;
  if (databases !== undefined && isNew && used.databases >= databases) {
    problems.push({
      field,
      message: `The quota of ${whose} is ${databases} databases, and ${used.databases} exist. Delete one, or ask your platform team for more.`,
    });
  }
  if (
    storageBytes !== undefined &&
    wanted.storageBytes > all.storageBytes - used.storageBytes &&
    used.storageBytes + wanted.storageBytes > storageBytes
  ) {
    const left = Math.max(0, storageBytes - used.storageBytes);
    problems.push({
      field: 'spec.storage',
      message: `It takes ${toGi(
        wanted.storageBytes,
      )} for all servers, and ${toGi(
        left,
      )} of the quota of ${whose} are left. Ask for less, or your platform team for more.`,
    });
  }
  return problems;
}

function toGi(bytes: number): string {
  const gi = bytes / 2 ** 30;
  return `${Number.isInteger(gi) ? gi : gi.toFixed(1)} GiB`;
}
