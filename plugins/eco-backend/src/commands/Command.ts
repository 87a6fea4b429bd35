import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import type { Answer, Audit, Input, OperationId } from '../queries/Query';
import type { QueryContext } from '../queries/QueryContext';
import type { ClusterCriteria } from '../store';

/** Context of all commands. */
export interface CommandContext extends QueryContext {
  auth: AuthService;
  /**
   * Requests a read of a cluster by the next free backend.
   *
   * @returns false if the cluster is unknown or archived
   */
  refresh(cluster: string): Promise<boolean>;
}

/** Caller of a command. */
export interface Caller {
  credentials: BackstageCredentials;
  /** What the caller may see; anything else does not exist for the command. */
  criteria: ClusterCriteria;
}

/** Target of a command. */
export interface Target {
  resourceRef: string;
  /** Action for the error message, for example `refresh cluster 'blue'`. */
  what: string;
}

/** An action that requires a permission on its target. */
export interface Command<O extends OperationId> {
  permission: ResourcePermission;
  /** The caller's criteria derive from this permission. */
  readPermission: ResourcePermission;
  audit: Audit;
  /**
   * @throws NotFoundError if the target does not exist or the caller may not
   * see it
   */
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
