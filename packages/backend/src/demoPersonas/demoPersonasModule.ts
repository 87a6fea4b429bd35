import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { InputError, isError, NotFoundError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
  SignInResolver,
} from '@backstage/plugin-auth-node';
import { Persona, readPersonas } from './readPersonas';

/** Header with the user to enter as, sent by the sign-in page. */
const PERSONA_HEADER = 'x-demo-persona';

const signInResolver: SignInResolver<Persona> = async ({ result }, context) => {
  const { user } = result;
  try {
    return await context.signInWithCatalogUser({ entityRef: user });
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') {
      throw new NotFoundError(
        `auth.providers.demoPersonas names ${user}, whom the catalog does not have, or has not read yet`,
      );
    }
    throw error;
  }
};

/**
 * Signs in as one of the people in the demo's configuration. Inactive if none
 * are configured.
 */
export const demoPersonasModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-personas',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, logger, providers }) {
        const personas = readPersonas(config, process.env.NODE_ENV);
        if (personas.length === 0) {
          return;
        }
        const names = personas.map(({ name }) => name).join(', ');
        logger.warn(
          `This is a demo: everybody on this machine may enter as ${names}, without a password`,
        );
        providers.registerProvider({
          providerId: 'demoPersonas',
          factory: createProxyAuthProviderFactory({
            authenticator: chooseAmong(personas),
            signInResolver,
          }),
        });
      },
    });
  },
});

function chooseAmong(personas: Persona[]) {
  return createProxyAuthenticator({
    defaultProfileTransform: async ({ name }: Persona) => ({
      profile: { displayName: name },
    }),
    initialize: () => undefined,
    async authenticate({ req }) {
      const user = req.header(PERSONA_HEADER);
      const result = personas.find(each => each.user === user);
      if (!result) {
        const users = personas.map(each => each.user).join(', ');
        throw new InputError(
          `The header ${PERSONA_HEADER} has to be one of ${users}`,
        );
      }
      return { result };
    },
  });
}
