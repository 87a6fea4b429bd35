import { createHash, timingSafeEqual } from 'node:crypto';
import { RequestHandler, Router } from 'express';

/** Header in which a browser sends the portal's key. */
const KEY_HEADER = 'x-portal-key';

/**
 * Paths that issue no token: plugins fetch keys there, or present a token
 * first.
 */
const WITHOUT_KEY =
  /^\/((\.well-known|\.backstage)(\/\w[\w.-]*)+|v1\/userinfo)$/;

/**
 * Guards a portal that listens on loopback, where every user and every web page
 * on the machine can reach it.
 *
 * @param options - `hosts`: the only Host headers accepted, so that a name that
 *   an attacker points to loopback (DNS rebinding) reaches nothing; `key`:
 *   required to sign in. Without a key, anybody on this machine can sign in.
 */
export function createLocalAccessGuard(options: {
  hosts: string[];
  key?: string;
}): Router {
  const { hosts, key } = options;
  const guard = Router();
  guard.use(onlyHosts(hosts));
  if (key !== undefined) {
    // Matched by Express, as are the plugin's own routes.
    guard.use('/api/auth', onlyWithKey(key));
  }
  return guard;
}

function onlyHosts(hosts: string[]): RequestHandler {
  return (request, response, next) => {
    if (isAllowedHost(request.headers.host, hosts)) {
      next();
      return;
    }
    response
      .status(403)
      .type('text')
      .send(`This portal answers at http://${hosts[0]} only.\n`);
  };
}

/** Whether a Host header is accepted. */
export function isAllowedHost(
  host: string | undefined,
  hosts: string[],
): boolean {
  return host !== undefined && hosts.includes(host.toLowerCase());
}

function onlyWithKey(key: string): RequestHandler {
  const expected = digest(key);
  return (request, response, next) => {
    const given = digest(request.header(KEY_HEADER) ?? '');
    if (WITHOUT_KEY.test(request.path) || timingSafeEqual(given, expected)) {
      next();
      return;
    }
    response.status(401).json({
      error: {
        name: 'AuthenticationError',
        message:
          'This browser does not have the key of this portal. Open the address that npm start printed last',
      },
      response: { statusCode: 401 },
    });
  };
}

/** Hashes a text, so that values of any length compare in constant time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
