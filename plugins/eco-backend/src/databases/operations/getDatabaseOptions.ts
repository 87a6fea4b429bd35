import {
  DatabaseOptions,
  DatabaseType,
  DEFAULT_STORAGE,
  ecoDatabaseCreatePermission,
  SIZE_CLASSES,
  SizeClass,
} from '@backstage-eco/plugin-eco-common';
import { listNamespaceUse, listOwnerUse, QuotaUse } from '../../store';
import { DatabaseContext } from '../DatabaseContext';
import {
  ClusterEnvironment,
  loadEnvironments,
} from '../environment/loadEnvironments';
import { offerEngines } from '../options/offerEngines';
import { offerNamespaces, OfferedNamespaces } from '../options/offerNamespaces';
import { toQuota } from '../options/toQuota';
import {
  DatabaseDecision,
  decideOrRefuse,
} from '../permissions/authorizeDatabases';
import { readPerson } from '../permissions/claimOwner';
import { allowancesOfCluster } from '../policy/findRefusals';
import { Allowance } from '../policy/readDatabaseConfig';
import { toBytes } from '../policy/toBytes';
import { DatabaseOperation } from './DatabaseOperation';

type ClusterOption = DatabaseOptions['clusters'][number];

const ENGINES: DatabaseType[] = ['postgres', 'mysql'];

/** `GET /database-options`. */
export const getDatabaseOptions: DatabaseOperation<'getDatabaseOptions'> = {
  audit: { eventId: 'database-fetch', queryType: 'options' },
  isRequest: false,
  async run(context, caller) {
    const { knex, config } = context;
    const decision = await decideOrRefuse(context, caller, {
      permission: ecoDatabaseCreatePermission,
      what: 'create databases',
    });
    const { ownershipEntityRefs: owners } = await readPerson(context, caller);
    const all = await loadEnvironments({ knex });
    const environments = all.filter(
      ({ cluster }) =>
        allowancesOfCluster(config.allowed, cluster.name).length > 0,
    );
    const namespaces = await offerNamespaces({
      knex,
      environments,
      allowed: config.allowed,
    });
    const use = await listNamespaceUse({
      knex,
      clusters: environments.map(({ cluster }) => cluster.name),
    });
    const offers = environments.map(environment =>
      offerCluster({
        context,
        decision,
        owners,
        environment,
        namespaces: namespaces.get(environment.cluster.name)!,
        use: use.get(environment.cluster.name),
      }),
    );
    const clusters = await Promise.all(
      offers.flatMap(offer => (offer ? addSelfService(context, offer) : [])),
    );
    return {
      clusters,
      ...offerSizes(config.allowed),
      owners: await offerOwners(context, owners, decision, clusters),
    };
  },
};

/** Returns what the caller may choose in a cluster; undefined if nothing. */
function offerCluster(options: {
  context: DatabaseContext;
  decision: DatabaseDecision;
  owners: string[];
  environment: ClusterEnvironment;
  namespaces: OfferedNamespaces;
  use?: Map<string, QuotaUse>;
}): Omit<ClusterOption, 'selfService'> | undefined {
  const { context, decision, owners, environment, namespaces, use } = options;
  const { name, title, simulatedNodeCount } = environment.cluster;
  const { allowed, quotas } = context.config;
  const allowances = allowancesOfCluster(allowed, name);
  const mayHave = (namespace: string, engine: DatabaseType) =>
    owners.some(owner =>
      decision.allows({ cluster: name, namespace, engine, owner }),
    );
  const engines = ENGINES.filter(
    engine =>
      allowances.some(each => each.engines?.includes(engine) ?? true) &&
      namespaces.names.some(namespace => mayHave(namespace, engine)),
  );
  if (engines.length === 0) {
    return undefined;
  }
  const { operators } = environment;
  return {
    name,
    title: title ?? name,
    isSimulated: (simulatedNodeCount ?? 0) > 0,
    namespaces: namespaces.names
      .filter(namespace => engines.some(engine => mayHave(namespace, engine)))
      .map(namespace => ({
        name: namespace,
        quota: toQuota(quotas.namespace, use?.get(namespace)),
      })),
    namespacesUnknown: namespaces.unknown,
    engines: offerEngines({ allowances, engines, operators }),
  };
}

async function addSelfService(
  { selfService }: DatabaseContext,
  offer: Omit<ClusterOption, 'selfService'>,
): Promise<ClusterOption> {
  const names = offer.namespaces.map(({ name }) => name);
  return { ...offer, selfService: await selfService.check(offer.name, names) };
}

/** Returns the owners on whose behalf the caller can request a database. */
async function offerOwners(
  { knex, config }: DatabaseContext,
  owners: string[],
  decision: DatabaseDecision,
  clusters: ClusterOption[],
): Promise<DatabaseOptions['owners']> {
  const use = await listOwnerUse({ knex, owners });
  return owners
    .filter(owner =>
      clusters.some(({ name: cluster, namespaces, engines }) =>
        namespaces.some(({ name: namespace }) =>
          engines.some(({ engine }) =>
            decision.allows({ cluster, namespace, engine, owner }),
          ),
        ),
      ),
    )
    .map(entityRef => ({
      entityRef,
      quota: toQuota(config.quotas.owner, use.get(entityRef)),
    }));
}

function offerSizes(
  allowed: Allowance[],
): Pick<DatabaseOptions, 'sizes' | 'storage'> {
  const sizes = (Object.keys(SIZE_CLASSES) as SizeClass[]).filter(size =>
    allowed.some(each => each.sizes?.includes(size) ?? true),
  );
  return {
    sizes: sizes.map(sizeClass => ({ sizeClass, ...SIZE_CLASSES[sizeClass] })),
    storage: {
      default: DEFAULT_STORAGE,
      min: widest(
        allowed.map(({ storage }) => storage?.min),
        (a, b) => a < b,
      ),
      max: widest(
        allowed.map(({ storage }) => storage?.max),
        (a, b) => a > b,
      ),
    },
  };
}

/** Returns the most permissive bound; undefined if any is missing. */
function widest(
  bounds: Array<string | undefined>,
  isWider: (a: number, b: number) => boolean,
): string | undefined {
  return bounds.includes(undefined)
    ? undefined
    : bounds.sort((a, b) =>
        isWider(toBytes(a!) ?? 0, toBytes(b!) ?? 0) ? -1 : 1,
      )[0];
}
