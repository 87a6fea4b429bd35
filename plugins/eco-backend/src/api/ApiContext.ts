import {
  AuditorService,
  HttpAuthService,
  LoggerService,
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
  logger: LoggerService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  auditor: AuditorService;
  toClusterCriteria: ConditionTransformer<ClusterFilter>;
  /** Others from one request to the next: the catalog may bring definitions. */
  definitions: {
    /** The tools that have a definition, in the order of their ids. */
    readonly tools: Tool[];
    /** What is not used, and why. */
    readonly problems: DefinitionProblem[];
  };
  /** For how long history is kept, in milliseconds. */
  historyRetentionMs: number;
  /**
   * Has a cluster read as soon as a backend is free.
   *
   * @returns false where no such cluster is kept, or it is archived
   */
  refresh(cluster: string): Promise<boolean>;
}
