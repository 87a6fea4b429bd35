import { Config } from '@backstage/config';
import { isLoopback, listenHost } from '../localAccess/listenHost';

/** A person of the demo, whom everybody may enter as. */
export interface Persona {
  /** The reference of a user of the catalog. */
  user: string;
  name: string;
}

/**
 * Reads `auth.providers.demoPersonas`.
 *
 * @param config - of the whole portal
 * @param environment - as in `NODE_ENV`
 * @returns none where they are not configured
 * @throws where the portal is anything else than a demo on this machine: they
 *   need no password
 */
export function readPersonas(config: Config, environment?: string): Persona[] {
  const personas = config
    .getOptionalConfigArray('auth.providers.demoPersonas.personas')
    ?.map(each => ({
      user: each.getString('user'),
      name: each.getString('name'),
    }));
  if (!personas?.length) {
    return [];
  }
  const problem = whyNoDemo(config, environment);
  if (problem) {
    throw new Error(
      `auth.providers.demoPersonas lets everybody in without a password, and is for a demo on one machine alone, but ${problem}`,
    );
  }
  return personas;
}

function whyNoDemo(config: Config, environment?: string): string | undefined {
  if (environment !== 'development') {
    return `NODE_ENV is ${environment ?? 'not set'}, not development`;
  }
  const host = listenHost(config);
  if (!isLoopback(host)) {
    return `backend.listen has ${
      host ? `the host ${host}` : 'no host'
    }, not a loopback address such as 127.0.0.1`;
  }
  // Behind a proxy on this machine it would be open to others, too.
  const { hostname } = new URL(config.getString('backend.baseUrl'));
  if (!isLoopback(hostname)) {
    return `backend.baseUrl leads to ${hostname}, not to localhost`;
  }
  // Other users of this machine reach loopback, too.
  return config.has('localAccess.key')
    ? undefined
    : 'localAccess.key is not set: npm start makes one';
}
