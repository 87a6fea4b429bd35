import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import type { Answer, Audit, Input, OperationId } from '../queries/Query';
import type { QueryContext } from '../queries/QueryContext';
import type { ClusterCriteria } from '../store';

/** What commands work with. */
export interface CommandContext extends QueryContext {
  auth: AuthService;
  /**
   * Has a cluster read as soon as a backend is free.
   *
   * @returns false where no such cluster is kept, or it is archived
   */
  refresh(cluster: string): Promise<boolean>;
}

/** Who asks for a command. */
export interface Caller {
  credentials: BackstageCredentials;
  /** What the caller may see: the rest does not exist for a command. */
  criteria: ClusterCriteria;
}

/** What a command is done to. */
export interface Target {
  resourceRef: string;
  /** For the answer to who may not, for example `refresh cluster 'blue'`. */
  what: string;
}

/** Something that is done for a caller who has the permission for its target. */
export interface Command<O extends OperationId> {
  permission: ResourcePermission;
  /** The caller's criteria are made from it. */
  readPermission: ResourcePermission;
  audit: Audit;
  /** @throws NotFoundError where it cannot be told, or the caller may not see it */
  target(
    input: Input<O>,
    context: CommandContext,
    caller: Caller,
  ): Target | Promise<Target>;
  run(
    context: CommandContext,
    caller: Caller,
    input: Input<O>,
  ): Promise<Answer<O>>;
}
