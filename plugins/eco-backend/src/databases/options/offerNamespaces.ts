import { ObjectFacts } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { withoutAddresses } from '../../queries/hideAddresses';
import { listFacts } from '../../store';
import { ClusterEnvironment } from '../environment/loadEnvironments';
import {
  allowancesOfCluster,
  isNamespaceAllowed,
} from '../policy/findRefusals';
import { Allowance } from '../policy/readDatabaseConfig';

/** Namespaces of a cluster in which databases are allowed. */
export interface OfferedNamespaces {
  names: string[];
  /** Why the list may be incomplete. */
  unknown?: string;
}

/**
 * Lists the namespaces in which the configuration allows databases, by cluster.
 * Excludes namespaces that are being deleted. If the namespaces of a cluster
 * could not be read, offers those that the configuration names.
 */
export async function offerNamespaces(options: {
  knex: Knex;
  environments: ClusterEnvironment[];
  allowed: Allowance[];
}): Promise<Map<string, OfferedNamespaces>> {
  const { knex, environments, allowed } = options;
  const facts = await listFacts<ObjectFacts>({
    knex,
    clusters: environments.map(({ cluster }) => cluster.name),
    kind: 'namespaces',
  });
  return new Map(
    environments.map(({ cluster }) => {
      const allowances = allowancesOfCluster(allowed, cluster.name);
      const isAllowed = (name: string) =>
        allowances.some(each => isNamespaceAllowed(each, name));
      const known = facts
        .filter(each => each.cluster === cluster.name)
        .filter(each => !each.facts.deletingSince)
        .map(each => each.facts.name);
      const unread = cluster.unread.find(({ kind }) => kind === 'namespaces');
      const reason = cluster.readAt
        ? unread?.reason
        : 'The cluster was not read yet.';
      const named =
        reason === undefined
          ? []
          : allowances.flatMap(({ namespaces = [] }) =>
              namespaces.filter(name => !name.includes('*')),
            );
      return [
        cluster.name,
        {
          names: [...new Set([...known, ...named])].filter(isAllowed).sort(),
          unknown: reason && withoutAddresses(reason),
        },
      ];
    }),
  );
}
