import { buildInventory, crd } from '../../detection/testing/buildInventory';
import { clusterRole, clusterRoleBinding } from '../__testUtils__/access';
import { operator } from '../__testUtils__/clues';
import { findControllers } from './findControllers';

/** Access of an account, as `<group>: <resource>, …`. */
type Grants = Record<string, string[]>;

function controllersOf(
  crds: ReturnType<typeof crd>[],
  grants: Grants,
  labels: Record<string, Record<string, string>> = {},
): string[] {
  const accounts = Object.keys(grants);
  const told = findControllers(
    buildInventory({
      crds,
      deployments: accounts.map(name =>
        operator(name, { labels: labels[name] ?? {} }),
      ),
      clusterRoles: accounts.map(name =>
        clusterRole(
          name,
          grants[name].map(each => {
            const [group, resources, verbs = 'list,watch,update'] =
              each.split(': ');
            return {
              apiGroups: [group],
              resources: resources.split(','),
              verbs: verbs.split(','),
            };
          }),
        ),
      ),
      clusterRoleBindings: accounts.map(name =>
        clusterRoleBinding(name, { namespace: 'shop', name }),
      ),
    }),
  );
  return told.map(each =>
    each.state === 'found'
      ? `${each.crd} ${each.controller.workload.name}`
      : `${each.crd} ${each.state}`,
  );
}

const disks = ['disks.store.corp', 'volumes.store.corp'].map(each => crd(each));
const snapshots = crd('snapshots.snap.corp');

describe('a workload at home in another API group', () => {
  it('yields to a workload at home in this one', () => {
    expect(
      controllersOf([...disks, snapshots], {
        storage: [
          'store.corp: disks/status,volumes/status',
          'snap.corp: snapshots,snapshots/status',
        ],
        snapshotter: ['snap.corp: snapshots/status'],
      }),
    ).toEqual([
      'disks.store.corp storage',
      'volumes.store.corp storage',
      'snapshots.snap.corp snapshotter',
    ]);
  });

  it('yields to a workload that was installed with the CRD', () => {
    const label = { 'mesh.corp/plane': 'main' };
    const routes = crd('routes.mesh.corp', { labels: label });
    const grants = {
      storage: ['store.corp: disks/status,volumes/status', 'mesh.corp: routes'],
      mesh: ['mesh.corp: routes: list,watch'],
    };
    expect(
      controllersOf([...disks, routes], grants, { mesh: label }),
    ).toContain('routes.mesh.corp mesh');
    expect(controllersOf([...disks, routes], grants)).toContain(
      'routes.mesh.corp storage',
    );
  });

  it('stays if no other workload is at home', () => {
    expect(
      controllersOf([...disks, snapshots], {
        storage: [
          'store.corp: disks/status,volumes/status',
          'snap.corp: snapshots/status',
        ],
      }),
    ).toContain('snapshots.snap.corp storage');
  });
});
