import { createHash, timingSafeEqual } from 'node:crypto';
import { RequestHandler, Router } from 'express';

/** The header in which a browser sends the key of the portal. */
const KEY_HEADER = 'x-portal-key';

/** These give nobody a token: plugins fetch keys there, or show a token first. */
const WITHOUT_KEY =
  /^\/((\.well-known|\.backstage)(\/\w[\w.-]*)+|v1\/userinfo)$/;

/**
 * Guards a portal that listens on loopback, where every user and every web page
 * of the machine can reach it.
 *
 * @param options - `hosts`: the only values of the Host header that are
 * answered, so that a name which an attacker points to loopback (DNS rebinding)
 * reaches nothing; `key`: what a browser must send before anybody can sign in.
 * Without a key, everybody on this machine can.
 */
export function createLocalAccessGuard(options: {
  hosts: string[];
  key?: string;
}): Router {
  const { hosts, key } = options;
  const guard = Router();
  guard.use(onlyHosts(hosts));
  if (key !== undefined) {
    // Matched by Express itself, in the same way as the plugin's own routes.
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

/** Whether a Host header is one of those that are answered. */
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

/** Of equal length, whatever was sent. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
