import { NotAllowedError } from '@backstage/errors';
import { Caller, DatabaseContext } from '../DatabaseContext';

/** Who asks, and whom they may speak for. */
export interface Person {
  /** Their own reference. */
  userEntityRef: string;
  /** Their own reference and their groups'. */
  ownershipEntityRefs: string[];
}

/**
 * The person behind a call.
 *
 * @throws NotAllowedError where a service calls in nobody's name
 */
export async function readPerson(
  { userInfo }: DatabaseContext,
  { credentials }: Caller,
): Promise<Person> {
  const { type } = credentials.principal as { type?: string };
  if (type !== 'user') {
    throw new NotAllowedError(
      'Databases are requested by people. Call with the credentials of a user',
    );
  }
  return userInfo.getUserInfo(credentials);
}

/**
 * Lets a person ask in the name of themselves or of one of their groups.
 *
 * @throws NotAllowedError where the owner is somebody else
 */
export function claimOwner(person: Person, owner: string): void {
  if (!person.ownershipEntityRefs.includes(owner)) {
    throw Object.assign(
      new NotAllowedError(
        `You may not ask for a database in the name of ${owner}: you are no member. Choose one of ${person.ownershipEntityRefs.join(
          ', ',
        )}`,
      ),
      {
        messages: [
          { field: 'owner', message: `You are no member of ${owner}.` },
        ],
      },
    );
  }
}
