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
import { WaitingTasks } from './databases/WaitingTasks';

/**
 * Template actions that create, change, delete, render and wait for databases
 * through Eco's backend, on behalf of the user who runs the template.
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
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
      },
      async init({ actions, auth, config, discovery }) {
        const waiting = WaitingTasks.fromConfig(config);
        const options = { auth, discovery, waiting };
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
