import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { Config } from '@backstage/config';
import { isLoopback, listenHost } from './listenHost';
import {
  createLocalAccessGuard,
  isAllowedHost,
} from './createLocalAccessGuard';

/**
 * Backstage's root HTTP router. On loopback, it only responds under its own
 * address, and requires `localAccess.key` to sign in.
 */
export const guardedHttpRouter = rootHttpRouterServiceFactory({
  configure({ app, server, config, applyDefaults }) {
    const hosts = allowedHosts(config);
    if (hosts) {
      const key = config.getOptionalString('localAccess.key');
      app.use(createLocalAccessGuard({ hosts, key }));
      // WebSocket upgrades bypass Express.
      server.prependListener('upgrade', (request, socket) => {
        if (!isAllowedHost(request.headers.host, hosts)) {
          socket.destroy();
        }
      });
    }
    applyDefaults();
  },
});

/**
 * Returns the address that people open, and the one that plugins use
 * internally.
 *
 * @returns undefined if the portal does not listen on loopback
 */
function allowedHosts(config: Config): string[] | undefined {
  const host = listenHost(config);
  if (!isLoopback(host)) {
    return undefined;
  }
  const { host: base, port } = new URL(config.getString('backend.baseUrl'));
  const own = config.getOptionalNumber('backend.listen.port') ?? port;
  return [base, `${host.includes(':') ? `[${host}]` : host}:${own}`];
}
