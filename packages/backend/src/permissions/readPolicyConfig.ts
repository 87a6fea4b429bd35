import { Config } from '@backstage/config';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** Groups of the policy, each a full reference of a group or a user. */
export interface PolicyConfig {
  /** Groups that may see and change everything. */
  platform: string[];
  /** Groups that may see these clusters and, if allowed, manage databases. */
  readers: Array<{
    group: string;
    clusters: 'all' | string[];
    managesDatabases: boolean;
  }>;
}

/**
 * Reads `permission.eco`.
 *
 * @throws if it is missing or does not match its schema
 */
export function readPolicyConfig(config: Config): PolicyConfig {
  const eco = config.getConfig('permission.eco');
  return {
    platform: eco.getStringArray('platform').map(toFullRef),
    readers: (eco.getOptionalConfigArray('readers') ?? []).map(reader => ({
      group: toFullRef(reader.getString('group')),
      clusters:
        reader.get('clusters') === 'all'
          ? 'all'
          : reader.getStringArray('clusters'),
      managesDatabases: reader.getOptionalBoolean('managesDatabases') ?? false,
    })),
  };
}

/**
 * Expands a reference to the form in a token: with kind and namespace, in lower
 * case.
 */
function toFullRef(ref: string): string {
  return stringifyEntityRef(
    parseEntityRef(ref, { defaultNamespace: 'default' }),
  );
}
