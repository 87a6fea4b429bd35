import {
  AuthService,
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  createServiceRef,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  EcoApi,
  EcoClient,
  EcoDatabaseApi,
  EcoDatabaseClient,
  EcoFindingApi,
  EcoFindingClient,
  EcoOperatorApi,
  EcoOperatorClient,
} from '@backstage-eco/plugin-eco-common';

/**
 * Eco's APIs, with the permissions of one caller.
 *
 * @public
 */
export interface EcoServiceApis {
  /** Clusters with their stack, tools, objects and history. */
  clusters: EcoApi;
  operators: EcoOperatorApi;
  databases: EcoDatabaseApi;
  findings: EcoFindingApi;
}

/**
 * Eco's APIs for other plugins and modules.
 *
 * @public
 */
export interface EcoService {
  /**
   * Returns Eco's APIs on behalf of a caller, limited to the caller's
   * permissions. Each request gets a fresh token, so the APIs stay usable as
   * long as the credentials are valid. A refused request rejects with a
   * `ResponseError`.
   *
   * @param credentials - for example those of an incoming request, or
   *   `await auth.getOwnServiceCredentials()` to query as your plugin
   */
  asCaller(credentials: BackstageCredentials): EcoServiceApis;
}

/**
 * Service reference for {@link EcoService}. Sends HTTP requests, so Eco's
 * backend may run in another process.
 *
 * @public
 */
export const ecoServiceRef = createServiceRef<EcoService>({
  id: 'eco',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: services => ({
        asCaller: credentials => createApis({ ...services, credentials }),
      }),
    }),
});

function createApis(options: {
  auth: AuthService;
  discovery: DiscoveryService;
  credentials: BackstageCredentials;
}): EcoServiceApis {
  const { auth, discovery, credentials } = options;
  const fetchApi = {
    fetch: async (...[input, init]: Parameters<typeof fetch>) => {
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: credentials,
        targetPluginId: 'eco',
      });
      const headers = new Headers(init?.headers);
      headers.set('Authorization', `Bearer ${token}`);
      return fetch(input, { ...init, headers });
    },
  };
  const client = { discoveryApi: discovery, fetchApi };
  return {
    clusters: new EcoClient(client),
    operators: new EcoOperatorClient(client),
    databases: new EcoDatabaseClient(client),
    findings: new EcoFindingClient(client),
  };
}
