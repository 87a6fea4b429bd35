import {
  ClusterServiceVersionFacts,
  SubscriptionFacts,
} from '@backstage-eco/plugin-eco-node';
import { detectTools, OlmSignal } from '@backstage-eco/plugin-eco-recognition';
import { crds, definition } from './testing/acme';
import {
  buildInventory,
  crd,
  object,
  workload,
} from './testing/buildInventory';

const DIGEST = `registry.corp/a@sha256:${'7d9e4eea'.repeat(8)}`;
const bundle: OlmSignal = { kind: 'olm', packages: ['acme'] };
const acme = definition('acme', { installed: [bundle], leftover: [crds] });

function csv(
  facts: Partial<ClusterServiceVersionFacts> = {},
): ClusterServiceVersionFacts {
  return {
    ...object('ClusterServiceVersion', 'operators.coreos.com/v1alpha1', {
      namespace: 'operators',
      name: 'acme.v1.2.3',
    }),
    version: '1.2.3',
    ownedCrds: ['things.acme.io'],
    requiredCrds: [],
    deployments: ['acme-manager'],
    ...facts,
  };
}

const manager = workload([DIGEST], {
  namespace: 'operators',
  name: 'acme-manager',
});

function subscription(facts: Partial<SubscriptionFacts> = {}) {
  return {
    ...object<{}>('Subscription', 'operators.coreos.com/v1alpha1', {
      namespace: 'operators',
    }),
    package: 'acme',
    ...facts,
  };
}

type Lists = Parameters<typeof buildInventory>[0];

const found = (lists: Lists, tool = acme) =>
  detectTools(buildInventory(lists), [tool]).detections.map(
    ({ state, version, places }) =>
      [state, version?.value, ...places.map(({ namespace }) => namespace)]
        .filter(Boolean)
        .join(' '),
  );

describe('a tool installed by OLM', () => {
  it('has the version of its bundle if the image is a digest', () => {
    expect(
      found({ clusterServiceVersions: [csv()], deployments: [manager] }),
    ).toEqual(['installed 1.2.3 operators']);
  });

  it('has the version of its image if there is one', () => {
    const tagged = { ...manager, containers: [] };
    const other = definition('acme', {
      installed: [bundle, { kind: 'image', repositories: ['acme'] }],
    });
    expect(
      found(
        {
          clusterServiceVersions: [csv()],
          deployments: [
            tagged,
            workload(['acme:2.0.1'], { namespace: 'operators' }),
          ],
        },
        other,
      ),
    ).toEqual(['installed 2.0.1 operators']);
  });

  it('has no version if the bundle is something else', () => {
    const operator = definition('acme', {
      installed: [{ ...bundle, version: false }],
    });
    expect(
      found(
        { clusterServiceVersions: [csv()], deployments: [manager] },
        operator,
      ),
    ).toEqual(['installed operators']);
  });

  it('is recognised by the package label, regardless of the bundle name', () => {
    const renamed = csv({
      name: 'other-name.v1.2.3',
      labels: { 'operators.coreos.com/acme.operators': '' },
    });
    expect(
      found({ clusterServiceVersions: [renamed], deployments: [manager] }),
    ).toEqual(['installed 1.2.3 operators']);
    expect(
      found({ clusterServiceVersions: [csv({ name: 'acme2.v1' })] }),
    ).toEqual([]);
  });

  it('is told from a bundle of the same name by its CRDs', () => {
    const withCrds = (name: string) =>
      definition('acme', { installed: [{ ...bundle, crds: [name] }] });
    const lists = {
      clusterServiceVersions: [csv()],
      deployments: [manager],
    };
    expect(found(lists, withCrds('*.acme.io'))).toHaveLength(1);
    expect(found(lists, withCrds('*.other.io'))).toEqual([]);
  });

  it('is a leftover without its workloads, and traced by a Subscription', () => {
    const elsewhere = { ...manager, namespace: 'other' };
    expect(
      found({ clusterServiceVersions: [csv()], deployments: [elsewhere] }),
    ).toEqual(['leftover 1.2.3']);
    expect(found({ subscriptions: [subscription()] })).toEqual(['traced']);
    expect(
      found({
        subscriptions: [subscription()],
        crds: [crd('things.acme.io')],
      }),
    ).toEqual(['leftover']);
  });

  it('shows that the install failed', () => {
    const failed = csv({ phase: 'Failed', reason: 'InstallCheckFailed' });
    const [{ counterEvidence }] = detectTools(
      buildInventory({
        clusterServiceVersions: [failed],
        deployments: [{ ...manager, desired: 1, ready: 1 }],
      }),
      [acme],
    ).detections;
    expect(counterEvidence).toEqual([
      {
        reason: 'install-failed',
        object: expect.objectContaining({ kind: 'ClusterServiceVersion' }),
        field: 'status.phase',
        value: 'Failed: InstallCheckFailed',
      },
    ]);
  });

  it('is recognised in OLM v1 by the owner of the workloads', () => {
    const extension = (bundleName?: string) => ({
      ...object<{}>('ClusterExtension', 'olm.operatorframework.io/v1', {
        name: 'acme-extension',
      }),
      package: 'acme',
      ...(bundleName && { bundle: { name: bundleName, version: '1.2.3' } }),
      conditions: [],
    });
    const owned = {
      ...manager,
      labels: { 'olm.operatorframework.io/owner-name': 'acme-extension' },
    };
    expect(
      found({
        clusterExtensions: [extension('acme.v1.2.3')],
        deployments: [owned],
      }),
    ).toEqual(['installed 1.2.3 operators']);
    expect(found({ clusterExtensions: [extension('acme.v1.2.3')] })).toEqual([
      'leftover 1.2.3',
    ]);
    expect(found({ clusterExtensions: [extension()] })).toEqual(['traced']);
  });

  it('is unknown if the OLM objects cannot be read', () => {
    const { detections, unknown } = detectTools(
      buildInventory(
        {},
        {
          clusterServiceVersions: {
            state: 'unread',
            since: '2026-01-02T00:00:00Z',
            reason: 'the answer was 403',
          },
        },
      ),
      [acme],
    );
    expect(detections).toEqual([]);
    expect(unknown).toMatchObject([
      {
        reason: 'clusterServiceVersions could not be read: the answer was 403',
      },
    ]);
  });
});
