import { ControllerCase } from './ControllerCase';
import {
  DELETED,
  graphs,
  instances,
  NAMESPACE,
  SHOP,
  STALL,
} from './kroObjects';
import { awaitAll, deleteWhileHeld, install, isTrue } from './steps';

const GRAPH = {
  apiVersion: 'kro.run/v1alpha1',
  kind: 'ResourceGraphDefinition',
};

/**
 * kro with two graphs, the CRDs it creates from them, and instances of these.
 * One instance is being deleted, while a finalizer blocks the deletion of its
 * child.
 */
export const kro: ControllerCase = {
  operator: 'kro',
  expected: {
    workload: 'Deployment kro-system/kro',
    groups: ['kro.run', 'internal.kro.run', 'shop.example'],
    manager: 'kro',
  },

  async reconcile(client) {
    await install(client, graphs());
    await awaitAll(client, GRAPH, each => isTrue(each, 'Ready'));
    await install(client, instances());
    for (const kind of [SHOP, STALL]) {
      await awaitAll(client, kind, each => isTrue(each, 'Ready'));
    }
    await deleteWhileHeld(
      client,
      { ...SHOP, namespace: NAMESPACE, name: DELETED },
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        namespace: NAMESPACE,
        name: DELETED,
      },
    );
  },
};
