import {
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { PermissionRuleset } from '@backstage/plugin-permission-node';
import {
  DatabaseTarget,
  RESOURCE_TYPE_ECO_DATABASE_TARGET,
} from '@backstage-eco/plugin-eco-common';
import { ClusterWriter } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import type { DatabaseTargetFilter } from '../store';
import type { SelfService } from './options/SelfService';
import type { DatabaseConfig } from './policy/readDatabaseConfig';

/** Context of all database operations. */
export interface DatabaseContext {
  knex: Knex;
  permissions: PermissionsService;
  rules: PermissionRuleset<
    DatabaseTarget,
    DatabaseTargetFilter,
    typeof RESOURCE_TYPE_ECO_DATABASE_TARGET
  >;
  userInfo: UserInfoService;
  writer: ClusterWriter;
  config: DatabaseConfig;
  /** Whether several names of the same cluster are shown as one. */
  joinNames: boolean;
  selfService: SelfService;
  /** Triggers an attempt at open requests. */
  wake(): void;
}

/** The caller of an operation. */
export interface Caller {
  credentials: BackstageCredentials;
}
