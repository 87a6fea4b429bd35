import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { authorizeRead, decide } from '../queries/ask';
import type { Answer, Input, OperationId } from '../queries/Query';
import { ClusterCriteria, listClusters } from '../store';
import type { Command, CommandContext } from './Command';

/**
 * Runs a command if the caller is allowed to.
 *
 * @throws NotAllowedError if the command's permission is denied for its target,
 * or the caller may see no cluster
 */
export async function perform<O extends OperationId>(options: {
  command: Command<O>;
  context: CommandContext;
  credentials: BackstageCredentials;
  input: Input<O>;
}): Promise<Answer<O>> {
  const { command, context, credentials, input } = options;
  const { permission } = command;
  // A caller with this permission, but without read access, must not learn what
  // exists.
  const criteria = await authorizeRead(context, {
    permission: command.readPermission,
    credentials,
  });
  const caller = { credentials, criteria };
  const { resourceRef, what } = await command.target(input, context, caller);
  const granted = await decide(context, { permission, credentials });
  if (!granted || !(await fits(context, granted.criteria, resourceRef))) {
    throw new NotAllowedError(
      `You may not ${what}: permission ${permission.name} is denied`,
    );
  }
  return command.run(context, caller, input);
}

/**
 * Evaluates the criteria in the store, which rejects policies that restrict
 * namespaces.
 */
async function fits(
  { knex }: CommandContext,
  criteria: ClusterCriteria,
  name: string,
): Promise<boolean> {
  if (criteria === undefined) {
    return true;
  }
  const found = await listClusters({
    knex,
    criteria,
    names: [name],
    archived: 'included',
  });
  return found.length > 0;
}
