import { ConfigApi } from '@backstage/frontend-plugin-api';

/** Each port of localhost is an origin of its own, with a storage of its own. */
const STORAGE_KEY = 'eco-portal-key';

/**
 * The key that lets this browser sign in. The address that `npm start` prints
 * carries it in its fragment; it is taken out of the address, and kept.
 *
 * @returns undefined where the browser never opened that address
 */
export function takePortalKey(): string | undefined {
  const { hash, pathname, search } = window.location;
  const given = new URLSearchParams(hash.slice(1)).get('key');
  if (given) {
    localStorage.setItem(STORAGE_KEY, given);
    window.history.replaceState(
      window.history.state,
      '',
      `${pathname}${search}`,
    );
  }
  return localStorage.getItem(STORAGE_KEY) ?? undefined;
}

/** Whether nobody can sign in without a key. */
export function isKeyRequired(config: ConfigApi): boolean {
  return config.getOptionalBoolean('localAccess.required') ?? false;
}
