import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { EcoPolicy } from './EcoPolicy';
import { readPolicyConfig } from './readPolicyConfig';

/** Installs the portal's policy for the groups in its configuration. */
export const policyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'eco-policy',
  register(env) {
    env.registerInit({
      deps: { config: coreServices.rootConfig, policy: policyExtensionPoint },
      async init({ config, policy }) {
        policy.setPolicy(new EcoPolicy(readPolicyConfig(config)));
      },
    });
  },
});
