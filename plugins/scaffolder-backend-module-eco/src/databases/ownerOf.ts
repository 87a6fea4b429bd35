import { InputError } from '@backstage/errors';

/**
 * Who answers for a database: whom the template names, or who runs it.
 *
 * @throws where it is run by nobody, such as a service
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
