import {
  BackendPluginRegistrationPoints,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
  tracingServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { ConflictError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  ClusterAccess,
  ClusterWriter,
  ecoClusterAccessExtensionPoint,
  ecoClusterWriterExtensionPoint,
} from '@backstage-eco/plugin-eco-node';
import { registerActions } from './actions';
import {
  ApiContext,
  createRouter,
  loadOpenApiDocument,
  registerPermissions,
} from './api';
import {
  KubernetesPluginClusterAccess,
  KubernetesPluginClusterWriter,
} from './clusters';
import { readCollectionConfig, startCollection } from './collection';
import {
  readWriterCredentials,
  startDatabases,
  TrackerTimeouts,
} from './databases';
import { startDefinitions } from './definitions';
import { acceptChecks } from './findings';
import {
  FindingAnnouncer,
  readNotificationConfig,
} from './findings/announcements';
import { applyMigrations, KindForms } from './store';

const SERVICES = {
  actionsRegistry: actionsRegistryServiceRef,
  auditor: coreServices.auditor,
  auth: coreServices.auth,
  catalog: catalogServiceRef,
  config: coreServices.rootConfig,
  database: coreServices.database,
  discovery: coreServices.discovery,
  httpAuth: coreServices.httpAuth,
  httpRouter: coreServices.httpRouter,
  lifecycle: coreServices.lifecycle,
  logger: coreServices.logger,
  metrics: metricsServiceRef,
  notifications: notificationService,
  permissions: coreServices.permissions,
  permissionsRegistry: coreServices.permissionsRegistry,
  scheduler: coreServices.scheduler,
  signals: signalsServiceRef,
  tracing: tracingServiceRef,
  userInfo: coreServices.userInfo,
};

/** Holds an extension that only one module may provide. */
class Slot<T> {
  content?: T;

  constructor(private readonly name: string) {}

  fill(content: T): void {
    if (this.content) {
      throw new ConflictError(
        `Two modules bring a ${this.name} for Eco; install one of them`,
      );
    }
    this.content = content;
  }
}

/**
 * Reads what every cluster of the Kubernetes plugin runs, detects the tools in
 * it, and serves them under `/api/eco`.
 *
 * @public
 */
export const ecoPlugin = createEcoPlugin();

/**
 * Creates the plugin.
 *
 * @param options - `timeouts`: how long database requests wait for other
 * systems
 */
export function createEcoPlugin(options: { timeouts?: TrackerTimeouts } = {}) {
  return createBackendPlugin({
    pluginId: 'eco',
    register(env) {
      const replacedAccess = acceptClusterAccess(env);
      const allChecks = acceptChecks(env);
      const replacedWriter = acceptClusterWriter(env);
      env.registerInit({
        deps: SERVICES,
        async init(services) {
          const config = readCollectionConfig(services.config);
          const checks = allChecks();
          const known = await startDefinitions(services);
          const knex = await applyMigrations(services);
          const collector = await startCollection({
            ...services,
            config,
            knex,
            access:
              replacedAccess() ?? new KubernetesPluginClusterAccess(services),
            definitions: known.definitions,
            checks,
            announcer: new FindingAnnouncer({
              ...services,
              checks,
              rules: readNotificationConfig(services.config),
            }),
          });
          const databases = startDatabases({
            ...services,
            timeouts: options.timeouts,
            knex,
            joinNames: config.joinNames,
            writer:
              replacedWriter() ??
              new KubernetesPluginClusterWriter({
                ...services,
                findToken: readWriterCredentials(services.config),
              }),
          });
          known.onChange(changed => collector.useDefinitions(changed));
          const context: ApiContext = {
            ...services,
            knex,
            databases,
            toClusterCriteria: registerPermissions({ ...services, knex }),
            kindForms: new KindForms(),
            historyRetentionMs: config.historyRetentionMs,
            joinNames: config.joinNames,
            definitions: known,
            checks,
            refresh: cluster => collector.refresh(cluster),
          };
          registerActions(services.actionsRegistry, context);
          services.httpRouter.use(
            createRouter({ document: await loadOpenApiDocument(), context }),
          );
        },
      });
    },
  });
}

/**
 * Lets one module replace the cluster access.
 *
 * @returns function to call once all modules are registered; it returns
 * undefined if no module replaces the access
 */
function acceptClusterAccess(
  env: BackendPluginRegistrationPoints,
): () => ClusterAccess | undefined {
  const slot = new Slot<ClusterAccess>('ClusterAccess');
  env.registerExtensionPoint(ecoClusterAccessExtensionPoint, {
    setClusterAccess: access => slot.fill(access),
  });
  return () => slot.content;
}

/** Lets one module replace the cluster writer, as with the access. */
function acceptClusterWriter(
  env: BackendPluginRegistrationPoints,
): () => ClusterWriter | undefined {
  const slot = new Slot<ClusterWriter>('ClusterWriter');
  env.registerExtensionPoint(ecoClusterWriterExtensionPoint, {
    setClusterWriter: writer => slot.fill(writer),
  });
  return () => slot.content;
}
