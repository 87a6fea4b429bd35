import { useEffect, useState } from 'react';
import {
  ConfigApi,
  configApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';

/** Local storage is per origin, so each port of localhost has its own key. */
const STORAGE_KEY = 'eco-portal-key';

/**
 * Returns the key that lets this browser sign in. The address printed by
 * `npm start` carries it in the fragment, from which it is removed and stored. A
 * working key is never replaced, because anybody can craft a link with another
 * one.
 *
 * @returns `portalKey` is undefined if the browser never opened that address;
 * the whole result is undefined until it is known which key works
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

/** Checks whether signing in requires a key. */
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

/** Tests a key. The backend rejects a wrong one before anything else. */
async function works(config: ConfigApi, key: string): Promise<boolean> {
  const answer = await fetch(
    `${config.getString('backend.baseUrl')}/api/auth/`,
    { headers: { 'x-portal-key': key } },
  ).catch(() => undefined);
  return answer !== undefined && answer.status !== 401;
}
