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
 * Eco's API as one caller may use it.
 *
 * @public
 */
export interface EcoServiceApis {
  /** Clusters, their stack, tools, objects and history. */
  clusters: EcoApi;
  operators: EcoOperatorApi;
  databases: EcoDatabaseApi;
  findings: EcoFindingApi;
}

/**
 * Eco, for other plugins and their modules.
 *
 * @public
 */
export interface EcoService {
  /**
   * Eco's API for a caller, who gets what their permissions allow. Each call takes
   * a token of its own, so you may keep what you get as long as the credentials
   * are good. What Eco refuses is rejected with a `ResponseError`.
   *
   * @param credentials - for example those of a request or, for what Eco shows
   * to your plugin itself, `await auth.getOwnServiceCredentials()`
   */
  asCaller(credentials: BackstageCredentials): EcoServiceApis;
}

/**
 * Eco's API over HTTP, wherever its backend runs.
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
