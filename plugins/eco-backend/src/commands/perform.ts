import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { authorizeRead } from '../queries/ask';
import type { Answer, Input, OperationId } from '../queries/Query';
import type { Command, CommandContext } from './Command';

/**
 * Runs a command for a caller who may.
 *
 * @throws NotAllowedError where the command's permission is denied for its
 * target, or the caller may see no cluster
 */
export async function perform<O extends OperationId>(options: {
  command: Command<O>;
  context: CommandContext;
  credentials: BackstageCredentials;
  input: Input<O>;
}): Promise<Answer<O>> {
  const { command, context, credentials, input } = options;
  const { permission } = command;
  // Who may do more than they may see must not learn what there is.
  const criteria = await authorizeRead(context, {
    permission: command.readPermission,
    credentials,
  });
  const caller = { credentials, criteria };
  const { resourceRef, what } = await command.target(input, context, caller);
  const [decision] = await context.permissions.authorize(
    [{ permission, resourceRef }],
    { credentials },
  );
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `You may not ${what}: permission ${permission.name} is denied`,
    );
  }
  return command.run(context, caller, input);
}
