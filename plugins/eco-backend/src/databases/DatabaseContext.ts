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

/** What the operations on databases work with. */
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
  /** Whether names of the same cluster are shown as one. */
  joinNames: boolean;
  selfService: SelfService;
  /** Has open requests looked at. */
  wake(): void;
}

/** Who asks. */
export interface Caller {
  credentials: BackstageCredentials;
}
