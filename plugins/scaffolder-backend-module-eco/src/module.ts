import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createDatabaseAction } from './actions/createDatabase';
import { deleteDatabaseAction } from './actions/deleteDatabase';
import { renderDatabaseAction } from './actions/renderDatabase';
import { updateDatabaseAction } from './actions/updateDatabase';
import { waitForDatabaseAction } from './actions/waitForDatabase';

/**
 * Template actions that create, change, delete and wait for databases through
 * Eco's backend, in the name of the person who runs the template.
 *
 * @public
 */
export const scaffolderModuleEco = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'eco',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
      },
      async init({ actions, auth, discovery }) {
        const options = { auth, discovery };
        actions.addActions(
          createDatabaseAction(options),
          updateDatabaseAction(options),
          deleteDatabaseAction(options),
          waitForDatabaseAction(options),
          renderDatabaseAction(options),
        );
      },
    });
  },
});
