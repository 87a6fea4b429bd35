import { useEffect, useState } from 'react';
import {
  ConfigApi,
  configApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';

/** Each port of localhost is an origin of its own, with a storage of its own. */
const STORAGE_KEY = 'eco-portal-key';

/**
 * The key that lets this browser sign in. The address that `npm start` prints
 * carries it in its fragment; it is taken out of the address, and kept. A key that
 * works is not replaced: anybody can write a link with another one.
 *
 * @returns `portalKey` is undefined where the browser never opened that address;
 * nothing at all while it is not known which key works
 */
export function usePortalKey(): { portalKey?: string } | undefined {
  const config = useApi(configApiRef);
  const [given] = useState(takeGivenKey);
  const [known, setKnown] = useState<{ portalKey?: string }>();
  useEffect(() => {
    chooseKey(config, given).then(portalKey => setKnown({ portalKey }));
  }, [config, given]);
  return known;
}

/** Whether nobody can sign in without a key. */
export function isKeyRequired(config: ConfigApi): boolean {
  return config.getOptionalBoolean('localAccess.required') ?? false;
}

function takeGivenKey(): string | undefined {
  const { hash, pathname, search } = window.location;
  const given = new URLSearchParams(hash.slice(1)).get('key');
  if (!given) {
    return undefined;
  }
  window.history.replaceState(window.history.state, '', `${pathname}${search}`);
  return given;
}

async function chooseKey(
  config: ConfigApi,
  given: string | undefined,
): Promise<string | undefined> {
  const kept = localStorage.getItem(STORAGE_KEY) ?? undefined;
  if (given === undefined || (kept && (await works(config, kept)))) {
    return kept;
  }
  localStorage.setItem(STORAGE_KEY, given);
  return given;
}

/** A wrong key is refused before anything else is looked at. */
async function works(config: ConfigApi, key: string): Promise<boolean> {
  const answer = await fetch(
    `${config.getString('backend.baseUrl')}/api/auth/`,
    { headers: { 'x-portal-key': key } },
  ).catch(() => undefined);
  return answer !== undefined && answer.status !== 401;
}
