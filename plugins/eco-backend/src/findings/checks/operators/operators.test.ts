import { ObjectReference } from '@backstage-eco/plugin-eco-common';
import {
  CrdFacts,
  CustomResourceSample,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { crd, workload } from '../../../detection/testing/buildInventory';
import type { CrdController } from '../../../operators';
import { messagesOf, runCheck } from '../../__testUtils__/runCheck';
import { childWithoutOwner } from './childWithoutOwner';
import { crdReleaseMismatch } from './crdReleaseMismatch';
import { crdDeprecatedVersionWritten } from './crdDeprecatedVersionWritten';
import { crdWithoutController } from './crdWithoutController';
import { crdWithoutStatusSubresource } from './crdWithoutStatusSubresource';
import { customResourceStuck } from './customResourceStuck';
import { leaderElectionOff } from './leaderElectionOff';
import { severalControllers } from './severalControllers';

const widgets = crd('widgets.acme.io', { definedKind: 'Widget' });

function operator(
  namespace: string,
  facts: Partial<WorkloadFacts> = {},
): WorkloadFacts {
  return workload(['acme/operator:1.0'], {
    namespace,
    name: 'operator',
    desired: 1,
    ...facts,
  });
}

function watching(namespaces: string[] | 'all'): Partial<WorkloadFacts> {
  const watchedNamespaces = { value: namespaces, field: 'env[0]' };
  return {
    containers: [
      {
        name: 'main',
        image: 'acme/operator:1.0',
        init: false,
        settings: { watchedNamespaces },
      },
    ],
  };
}

function controlledBy(...workloads: ObjectReference[]): CrdController[] {
  const candidates = workloads.map(({ apiVersion, kind, namespace, name }) => ({
    workload: { apiVersion, kind, namespace, name },
    evidence: [],
  }));
  const known = { crd: widgets.name, rivals: [] };
  return candidates.length === 1
    ? [{ ...known, state: 'found', controller: candidates[0] }]
    : [{ ...known, state: 'ambiguous', candidates }];
}

const nobody: CrdController[] = [
  { crd: widgets.name, rivals: [], state: 'not-here' },
];
const untold: CrdController[] = [
  { crd: widgets.name, rivals: [], state: 'unknown', gaps: [] },
];

function sampled(facts: Partial<CustomResourceSample>): CustomResourceSample[] {
  return [
    {
      group: 'acme.io',
      plural: 'widgets',
      kind: 'Widget',
      version: 'v1',
      scope: 'Namespaced',
      state: 'read',
      sampledAt: '2026-06-01T11:00:00Z',
      triedAt: '2026-06-01T11:00:00Z',
      crdFingerprint: 'x',
      sampled: 1,
      managers: [],
      owners: [],
      finalizers: [],
      deleting: 0,
      ...facts,
    },
  ];
}

describe('crd-without-controller', () => {
  const samples = sampled({
    count: 3,
    names: [{ namespace: 'shop', name: 'blue' }],
  });

  it('finds objects that nobody acts on', () => {
    const cluster = { crds: [widgets], samples };
    expect(
      messagesOf(crdWithoutController, { ...cluster, controllers: nobody }),
    ).toEqual([
      'There are 3 objects of widgets.acme.io, and no workload that acts on them.',
    ]);
    expect(
      messagesOf(crdWithoutController, {
        ...cluster,
        controllers: controlledBy(operator('acme')),
      }),
    ).toEqual([]);
  });

  it('finds objects whose operator is scaled to zero', () => {
    const said = (desired: number) => {
      const controller = operator('acme', { desired });
      return messagesOf(crdWithoutController, {
        crds: [widgets],
        samples,
        deployments: [controller],
        controllers: controlledBy(controller),
      });
    };
    expect(said(0)).toEqual([
      'There are 3 objects of widgets.acme.io, and operator is scaled to 0.',
    ]);
    expect(said(1)).toEqual([]);
  });

  it('is not clean where nobody can tell who acts', () => {
    const { findings, unknown } = runCheck(crdWithoutController, {
      crds: [widgets],
      samples,
      controllers: untold,
    });
    expect(findings).toEqual([]);
    expect(unknown[0].reason).toBe(
      'Who acts on the objects of 1 of 1 CRDs is unknown',
    );
    const unread = sampled({ state: 'unread' });
    expect(
      runCheck(crdWithoutController, {
        crds: [widgets],
        samples: unread,
        controllers: nobody,
      }).unknown,
    ).toHaveLength(1);
  });

  it('leaves a CRD alone of which there is no object', () => {
    const empty = sampled({ count: 0, names: [] });
    expect(
      messagesOf(crdWithoutController, {
        crds: [widgets],
        samples: empty,
        controllers: nobody,
      }),
    ).toEqual([]);
  });
});

describe('custom-resource-stuck-deleting', () => {
  const waiting = (since: string) =>
    sampled({
      deleting: 2,
      waiting: [
        { namespace: 'shop', name: 'blue', since, finalizers: ['acme.io/x'] },
      ],
    });

  it('says what an object waits for, and whether its controller is there', () => {
    const samples = waiting('2026-06-01T08:00:00Z');
    const said = (controllers: CrdController[]) =>
      messagesOf(customResourceStuck, {
        crds: [widgets],
        samples,
        controllers,
      });
    expect(said(nobody)).toEqual([
      'Widget blue and 1 more waits for acme.io/x since 2026-06-01T08:00:00Z, and no workload acts on this kind.',
    ]);
    expect(said(controlledBy(operator('acme')))).toEqual([
      'Widget blue and 1 more waits for acme.io/x since 2026-06-01T08:00:00Z.',
    ]);
  });

  it('knows no more than was seen when the sample was taken', () => {
    const samples = waiting('2026-06-01T10:30:00Z');
    expect(
      messagesOf(customResourceStuck, {
        crds: [widgets],
        samples,
        controllers: nobody,
      }),
    ).toEqual([]);
  });
});

describe('crd-deprecated-version-written', () => {
  it('names who still writes in a version that is about to go', () => {
    const [v1] = widgets.versions;
    const versions = [
      { ...v1, name: 'v1beta1', storage: false, deprecated: true },
      { ...v1, name: 'v1beta2', storage: false },
      v1,
    ];
    const writer = { count: 1, example: { namespace: 'shop', name: 'blue' } };
    const samples = sampled({
      otherVersions: [
        { ...writer, version: 'v1beta1', manager: 'helm' },
        { ...writer, version: 'v1beta2', manager: 'argocd' },
        { ...writer, version: 'v1alpha1', manager: 'gone' },
      ],
    });
    const { findings } = runCheck(crdDeprecatedVersionWritten, {
      crds: [{ ...widgets, versions }],
      samples,
    });
    expect(findings.map(({ message }) => message)).toEqual([
      'helm wrote objects of widgets.acme.io in v1beta1, which is deprecated.',
    ]);
    expect(findings[0].evidence[1].field).toBe(
      'metadata.managedFields[manager=helm,apiVersion=acme.io/v1beta1].manager',
    );
  });
});

describe('crd-without-status-subresource', () => {
  const withStatus = (...subresources: string[]): CrdFacts => ({
    ...widgets,
    versions: [{ ...widgets.versions[0], hasStatus: true, subresources }],
  });
  const said = (each: CrdFacts, controllers: CrdController[]) =>
    messagesOf(crdWithoutStatusSubresource, { crds: [each], controllers });

  it('finds a status that a controller writes with the object', () => {
    const controllers = controlledBy(operator('acme'));
    expect(said(withStatus(), controllers)).toEqual([
      'The status is no subresource of CRD widgets.acme.io.',
    ]);
    expect(said(withStatus('status'), controllers)).toEqual([]);
    // It has no status at all.
    expect(said(widgets, controllers)).toEqual([]);
    expect(said(withStatus(), nobody)).toEqual([]);
  });
});

describe('several-controllers-of-a-kind', () => {
  const said = (one: WorkloadFacts, other: WorkloadFacts) =>
    messagesOf(severalControllers, {
      crds: [widgets],
      deployments: [one, other],
      controllers: controlledBy(one, other),
    });

  it('finds two installs that look after the same namespaces', () => {
    expect(said(operator('blue'), operator('green'))).toEqual([
      'blue/operator and green/operator all act on widgets.acme.io.',
    ]);
    expect(
      said(
        operator('blue', watching('all')),
        operator('green', watching(['x'])),
      ),
    ).toHaveLength(1);
  });

  it('accepts installs that keep apart, and one that is switched off', () => {
    expect(
      said(
        operator('blue', watching(['a'])),
        operator('green', watching(['b', 'c'])),
      ),
    ).toEqual([]);
    expect(said(operator('blue'), operator('green', { desired: 0 }))).toEqual(
      [],
    );
    expect(
      said(
        operator('blue'),
        operator('green', {
          containers: workload(['other/tool:1']).containers,
        }),
      ),
    ).toEqual([]);
    // Two parts of one install, of which nobody can say which it is.
    expect(
      said(operator('blue'), operator('blue', { name: 'webhook' })),
    ).toEqual([]);
  });
});

describe('leader-election-off', () => {
  const electing = (value: boolean, desired: number) =>
    operator('acme', {
      desired,
      containers: [
        {
          name: 'main',
          image: 'acme/operator:1.0',
          init: false,
          settings: { leaderElection: { value, field: 'args[1]' } },
        },
      ],
    });
  const said = (deployment: WorkloadFacts, controllers: CrdController[]) =>
    messagesOf(leaderElectionOff, {
      crds: [widgets],
      deployments: [deployment],
      controllers,
    });

  it('finds replicas of a controller of which none leads', () => {
    const off = electing(false, 2);
    expect(said(off, controlledBy(off))).toEqual([
      'operator runs 2 replicas, and args[1] of its container switches leader election off.',
    ]);
    for (const fine of [electing(true, 2), electing(false, 1)]) {
      expect(said(fine, controlledBy(fine))).toEqual([]);
    }
    // It is no controller.
    expect(said(off, nobody)).toEqual([]);
  });
});

describe('child-without-owner', () => {
  const owner = { apiVersion: 'acme.io/v1', kind: 'Widget', name: 'blue' };
  const child = (name: string, facts: Partial<WorkloadFacts> = {}) =>
    workload([], {
      namespace: 'shop',
      name,
      fieldManagers: [{ name: 'acme-operator', operation: 'Update' }],
      ...facts,
    });
  const owned = child('blue', { owners: [owner] });

  it('finds what an operator made without an owner, unlike its siblings', () => {
    expect(
      messagesOf(childWithoutOwner, {
        deployments: [owned, child('green')],
        controllers: [],
      }),
    ).toEqual([
      'Deployment green written by acme-operator has no owner, unlike blue.',
    ]);
  });

  it('finds what the controller of a kind made', () => {
    const controller = operator('acme', { name: 'acme-operator' });
    expect(
      messagesOf(childWithoutOwner, {
        crds: [widgets],
        controllers: controlledBy(controller),
        deployments: [controller, child('green')],
      }),
    ).toEqual([
      'Deployment green written by acme-operator has no owner, and acme-operator acts on objects of kind Widget.',
    ]);
  });

  it.each<[string, WorkloadFacts[]]>([
    ['operators that own nothing', [child('green'), child('red')]],
    [
      'what is tracked otherwise',
      [
        owned,
        child('green', {
          annotations: { 'argocd.argoproj.io/tracking-id': 'shop' },
        }),
      ],
    ],
    [
      'who delivers manifests',
      ['blue', 'green'].map(name =>
        child(name, {
          fieldManagers: [{ name: 'helm' }],
          owners: name === 'blue' ? [owner] : [],
        }),
      ),
    ],
    [
      'who only writes status or scales',
      [
        owned,
        child('green', {
          fieldManagers: [{ name: 'acme-operator', subresource: 'scale' }],
        }),
      ],
    ],
  ])('accepts %s', (_, deployments) => {
    expect(
      messagesOf(childWithoutOwner, { deployments, controllers: [] }),
    ).toEqual([]);
  });
});

describe('crd-release-mismatch', () => {
  const said = (ofCrd: string, ofController: string) => {
    const labels = (version: string) => ({
      'app.kubernetes.io/version': version,
    });
    const controller = operator('acme', { labels: labels(ofController) });
    return messagesOf(crdReleaseMismatch, {
      crds: [{ ...widgets, labels: labels(ofCrd) }],
      deployments: [controller],
      controllers: controlledBy(controller),
    });
  };

  it('compares minor releases by one label', () => {
    expect(said('v1.18.2', 'v1.19.0')).toEqual([
      'The release of CRD widgets.acme.io is v1.18.2, and that of operator v1.19.0.',
    ]);
    expect(said('v1.19.2', '1.19.0')).toEqual([]);
    expect(said('latest', 'v1.19.0')).toEqual([]);
  });

  it('compares by images, whose tag somebody raised, and by charts', () => {
    const label = { 'app.kubernetes.io/version': '1.19.2' };
    const withImages = (...images: string[]) => {
      const controller = {
        ...workload(images, { namespace: 'acme', name: 'operator' }),
        labels: label,
      };
      return messagesOf(crdReleaseMismatch, {
        crds: [{ ...widgets, labels: label }],
        deployments: [controller],
        controllers: controlledBy(controller),
      });
    };
    expect(withImages('acme/operator:v1.20.0')).toEqual([
      'The release of CRD widgets.acme.io is 1.19.2, and that of operator v1.20.0.',
    ]);
    expect(withImages('acme/operator:v1.19.5', 'acme/proxy:v1.2.3')).toEqual(
      [],
    );
    // The image counts its own way.
    expect(withImages('acme/operator:v7.3.0')).toEqual([]);
    const chart = (version: string) => ({ 'helm.sh/chart': `acme-${version}` });
    const controller = operator('acme', { labels: chart('0.9.1') });
    expect(
      messagesOf(crdReleaseMismatch, {
        crds: [{ ...widgets, labels: chart('0.7.0') }],
        deployments: [controller],
        controllers: controlledBy(controller),
      }),
    ).toEqual([
      'The release of CRD widgets.acme.io is acme-0.7.0, and that of operator acme-0.9.1.',
    ]);
  });
});
