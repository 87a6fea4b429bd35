import { Config } from '@backstage/config';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** Who may do what; a group is the full reference of a group or a user. */
export interface PolicyConfig {
  /** They may see and change everything. */
  platform: string[];
  /** They may see these clusters, and ask for databases where it says so. */
  readers: Array<{
    group: string;
    clusters: 'all' | string[];
    managesDatabases: boolean;
  }>;
}

/**
 * Reads `permission.eco`.
 *
 * @throws where it is not there, or says something else than its schema allows
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

/** As it stands in a token: with kind and namespace, in lower case. */
function toFullRef(ref: string): string {
  return stringifyEntityRef(
    parseEntityRef(ref, { defaultNamespace: 'default' }),
  );
}
