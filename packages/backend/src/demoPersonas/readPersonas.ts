import { Config } from '@backstage/config';
import { isLoopback, listenHost } from '../localAccess/listenHost';

/** A person of the demo, whom anybody may sign in as. */
export interface Persona {
  /** Entity reference of a user in the catalog. */
  user: string;
  name: string;
}

/**
 * Reads `auth.providers.demoPersonas`.
 *
 * @param config - of the whole portal
 * @param environment - value of `NODE_ENV`
 * @returns an empty list if not configured
 * @throws if the portal is anything but a demo on this machine, as personas
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
  const problem = explainNoDemo(config, environment);
  if (problem) {
    throw new Error(
      `auth.providers.demoPersonas lets everybody in without a password, and is for a demo on one machine alone, but ${problem}`,
    );
  }
  return personas;
}

function explainNoDemo(
  config: Config,
  environment?: string,
): string | undefined {
  if (environment !== 'development') {
    return `NODE_ENV is ${environment ?? 'not set'}, not development`;
  }
  const host = listenHost(config);
  if (!isLoopback(host)) {
    return `backend.listen has ${
      host ? `the host ${host}` : 'no host'
    }, not a loopback address such as 127.0.0.1`;
  }
  // Behind a local proxy, it would be open to other machines too.
  const { hostname } = new URL(config.getString('backend.baseUrl'));
  if (!isLoopback(hostname)) {
    return `backend.baseUrl leads to ${hostname}, not to localhost`;
  }
  // Other users of this machine can reach loopback too.
  return config.has('localAccess.key')
    ? undefined
    : 'localAccess.key is not set: npm start makes one';
}
