import {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ConditionTransformer } from '@backstage/plugin-permission-node';
import { DefinitionProblem, Tool } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import type { ClusterFilter } from '../store';

/**
 * What the routes work with.
 */
export interface ApiContext {
  knex: Knex;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  auditor: AuditorService;
  toClusterCriteria: ConditionTransformer<ClusterFilter>;
  /** The tools that have a definition, in the order of their ids. */
  tools: Tool[];
  problems: DefinitionProblem[];
  /** Starts to read a cluster. */
  refresh(cluster: string): void;
}
