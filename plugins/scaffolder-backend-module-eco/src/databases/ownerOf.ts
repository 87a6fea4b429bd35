import { InputError } from '@backstage/errors';

/**
 * Returns the owner of a database: the template's input, or else the user who
 * runs it.
 *
 * @throws if there is neither, for example if a service runs the template
 */
export function ownerOf(context: {
  input: { owner?: string };
  user?: { ref?: string };
}): string {
  const owner = context.input.owner ?? context.user?.ref;
  if (!owner) {
    throw new InputError(
      'owner: Nobody is signed in who could answer for the database. Set it to a group or user',
    );
  }
  return owner;
}
