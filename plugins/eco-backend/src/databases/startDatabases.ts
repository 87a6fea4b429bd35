import {
  AuditorService,
  LifecycleService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { ClusterWriter } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { Announcer } from './announcements';
import type { DatabaseContext } from './DatabaseContext';
import { SelfService } from './options/SelfService';
import { registerDatabasePermissions } from './permissions/registerDatabasePermissions';
import { readDatabaseConfig } from './policy/readDatabaseConfig';
import { Patience } from './tracker/Patience';
import { Tracker } from './tracker/Tracker';

/**
 * Starts to carry out requests for databases, those too that were open when a
 * backend ended.
 *
 * @returns what the operations work with
 */
export function startDatabases(options: {
  knex: Knex;
  writer: ClusterWriter;
  joinNames: boolean;
  config: RootConfigService;
  auditor: AuditorService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  notifications: NotificationService;
  patience?: Patience;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  signals: SignalsService;
  userInfo: UserInfoService;
}): DatabaseContext {
  const { knex, writer, config, lifecycle, permissions, userInfo } = options;
  const tracker = new Tracker({
    ...options,
    announcer: new Announcer(options),
  });
  lifecycle.addStartupHook(() => tracker.start());
  lifecycle.addShutdownHook(() => tracker.stop());
  return {
    knex,
    writer,
    permissions,
    userInfo,
    joinNames: options.joinNames,
    config: readDatabaseConfig(config),
    rules: registerDatabasePermissions(options),
    selfService: new SelfService(writer),
    wake: () => tracker.wake(),
  };
}
