import {
  KIND_SOURCES,
  readInventory,
} from '@backstage-eco/plugin-eco-backend/assessment';
import {
  ControlPlane,
  ControlPlaneAccess,
  createReader,
  installManifests,
  KubernetesObject,
  startControlPlane,
} from 'control-plane';
import { SHIPPED_ROLES } from '../../clusters/shippedRoles';
import {
  makeChanges,
  probesToInstall,
  readKinds,
  seenChanges,
} from './changes';

jest.setTimeout(900_000);

let controlPlane: ControlPlane;
let access: ControlPlaneAccess;

beforeAll(async () => {
  controlPlane = await startControlPlane({ name: 'probes', size: 'full' });
  const { token } = await createReader(controlPlane, {
    clusterRoleFiles: SHIPPED_ROLES,
  });
  access = new ControlPlaneAccess(controlPlane, token);
});

afterAll(async () => {
  access?.close();
  await controlPlane?.stop();
});

/** Returns permissive CRDs for the kinds that are not built into Kubernetes. */
function crdsOfReadKinds(): KubernetesObject[] {
  const foreign = Object.values(KIND_SOURCES).filter(({ group }) =>
    /coreos\.com|operatorframework|gateway|cert-manager|external-secrets|example\.com/.test(
      group,
    ),
  );
  return foreign.map(({ group, resource, kind, versions }) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: `${resource}.${group}`,
      annotations: { 'api-approved.kubernetes.io': 'unapproved, a test' },
    },
    spec: {
      group,
      scope:
        /^cluster|^gatewayclass/.test(resource) &&
        resource !== 'clusterserviceversions'
          ? 'Cluster'
          : 'Namespaced',
      names: { kind, plural: resource },
      versions: [
        {
          name: versions[0],
          served: true,
          storage: true,
          subresources: { status: {} },
          schema: {
            openAPIV3Schema: {
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
            },
          },
        },
      ],
    },
  }));
}

async function read() {
  const { inventory, outcome } = await readInventory({
    access,
    cluster: controlPlane.name,
  });
  expect(outcome).toMatchObject({ status: 'ok' });
  return inventory;
}

it('creates, changes and deletes every kind that is read, and sees it', async () => {
  const { refused } = await installManifests(controlPlane.client, {
    objects: [...crdsOfReadKinds(), ...probesToInstall()],
  });
  expect(refused).toEqual([]);

  const before = await read();
  const { probed, others } = readKinds(before);
  // NodeMetrics cannot be created, and are not served here.
  expect(probed).toHaveLength(Object.keys(KIND_SOURCES).length - 1);
  expect(others).toEqual([]);
  const made = await makeChanges(controlPlane.client, probed);
  expect(made).toHaveLength(3 * probed.length);
  const after = await read();

  const seen = seenChanges({ before, after, kinds: probed });
  expect(made.filter(change => !seen.includes(change))).toEqual([]);
  expect(seenChanges({ before, after: before, kinds: probed })).toEqual([]);

  // A list that could not be read shows no changes.
  const pods = { state: 'unread', since: '', reason: '' } as const;
  const cut = { ...after, parts: { ...after.parts, pods } };
  expect(seenChanges({ before, after: cut, kinds: ['pods'] })).toEqual([]);
});
