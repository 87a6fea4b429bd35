import { NotAllowedError } from '@backstage/errors';
import { Caller, DatabaseContext } from '../DatabaseContext';

/** The calling user, and the entities on whose behalf they may act. */
export interface Person {
  /** Entity reference of the user. */
  userEntityRef: string;
  /** Entity references of the user and of their groups. */
  ownershipEntityRefs: string[];
}

/**
 * Returns the user of a call.
 *
 * @throws NotAllowedError if a service calls without a user
 */
export async function readPerson(
  { userInfo }: DatabaseContext,
  { credentials }: Caller,
): Promise<Person> {
  const { type } = credentials.principal as { type?: string };
  if (type !== 'user') {
    throw new NotAllowedError(
      'Only users can request databases. Call with the credentials of a user',
    );
  }
  return userInfo.getUserInfo(credentials);
}

/**
 * Checks that a user may act on behalf of an owner: themselves or one of their
 * groups.
 *
 * @throws NotAllowedError for any other owner
 */
export function claimOwner(person: Person, owner: string): void {
  if (!person.ownershipEntityRefs.includes(owner)) {
    throw Object.assign(
      new NotAllowedError(
        `You may not request a database for ${owner}: you are not a member. Choose one of ${person.ownershipEntityRefs.join(
          ', ',
        )}`,
      ),
      {
        messages: [
          { field: 'owner', message: `You are not a member of ${owner}.` },
        ],
      },
    );
  }
}
