import { Config } from '@backstage/config';

/** A person of the demo, whom everybody may enter as. */
export interface Persona {
  /** The reference of a user of the catalog. */
  user: string;
  name: string;
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

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
  if (!LOOPBACK.test(host)) {
    return `backend.listen has ${
      host ? `the host ${host}` : 'no host'
    }, not a loopback address such as 127.0.0.1`;
  }
  // Behind a proxy on this machine it would be open to others, too.
  const { hostname } = new URL(config.getString('backend.baseUrl'));
  return LOOPBACK.test(hostname)
    ? undefined
    : `backend.baseUrl leads to ${hostname}, not to localhost`;
}

/** As Backstage reads it: `port`, `host:port`, or the two as keys. */
function listenHost(config: Config): string {
  const listen = config.getOptional('backend.listen');
  if (typeof listen === 'string') {
    return listen.includes(':') ? listen.split(':')[0] : '';
  }
  return config.getOptionalString('backend.listen.host') ?? '';
}
