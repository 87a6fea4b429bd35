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
import { TrackerTimeouts } from './tracker/TrackerTimeouts';
import { Tracker } from './tracker/Tracker';

/**
 * Starts processing database requests, including those that were open when a
 * backend stopped.
 *
 * @returns context of the operations
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
  timeouts?: TrackerTimeouts;
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
