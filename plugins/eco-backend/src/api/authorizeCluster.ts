import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { Request } from 'express';
import { ApiContext } from './ApiContext';

/**
 * Lets a caller do something with one cluster.
 *
 * @param options - `what`: the verb of the answer, for example `refresh`
 * @throws NotAllowedError where the permission is denied
 */
export async function authorizeCluster(
  request: Request,
  context: ApiContext,
  options: { permission: ResourcePermission; cluster: string; what: string },
): Promise<void> {
  const { permission, cluster, what } = options;
  const [decision] = await context.permissions.authorize(
    [{ permission, resourceRef: cluster }],
    { credentials: await context.httpAuth.credentials(request) },
  );
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `You may not ${what} cluster '${cluster}': permission ${permission.name} is denied`,
    );
  }
}
