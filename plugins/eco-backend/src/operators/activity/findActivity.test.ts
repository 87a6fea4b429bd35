import { ActivitySign } from '@backstage-eco/plugin-eco-common';
import {
  CustomResourceSample,
  InventoryPart,
  LeaseFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { crd, object } from '../../detection/testing/buildInventory';
import { operator } from '../__testUtils__/clues';
import { sample } from '../__testUtils__/sample';
import { ActivityFacts } from './ActivityFacts';
import { findActivity } from './findActivity';

const READ_AT = '2026-01-01T12:00:00.000Z';
const BEFORE = {
  state: 'stale',
  since: READ_AT,
  reason: 'status 503',
} as const;
const POD = 'one-5d8bc6f7d9-x2v4l';

const shops = crd('shops.shop.corp', {
  versions: [
    { ...crd('shops.shop.corp').versions[0], subresources: ['status'] },
  ],
});

function read<T>(...items: T[]): InventoryPart<T> {
  return { state: 'read', readAt: READ_AT, items };
}

function workload(facts: Partial<WorkloadFacts> = {}): WorkloadFacts {
  return operator('one', { desired: 2, ready: 2, ...facts });
}

/** Lease of the operator, with a duration of 15 s. */
function lease(renewedAt: string, facts: Partial<LeaseFacts> = {}): LeaseFacts {
  return {
    ...object<{}>('Lease', 'coordination.k8s.io/v1', {
      namespace: 'shop',
      name: 'leader',
    }),
    holder: POD,
    durationSeconds: 15,
    renewedAt,
    ...facts,
  };
}

function activity(facts: Partial<ActivityFacts> = {}): ActivitySign[] {
  return findActivity({
    workload: { namespace: 'shop', kind: 'Deployment', name: 'one' },
    kinds: [
      { group: 'shop.corp', plural: 'shops', kind: 'Shop', isContested: false },
    ],
    workloads: read(workload()),
    leases: read(),
    crds: [shops],
    samples: [],
    isSimulated: false,
    ...facts,
  });
}

/** Returns state and reason of the signs of one type. */
function said(
  sign: ActivitySign['sign'],
  facts: Partial<ActivityFacts> = {},
): string[] {
  return activity(facts)
    .filter(each => each.sign === sign)
    .map(({ state, reason }) => `${state}: ${reason}`);
}

describe('pods of an operator', () => {
  it('are ready according to its workload', () => {
    expect(said('pods')).toEqual(['observed: 2 of 2 pods are ready.']);
    expect(activity()[0]).toMatchObject({
      readAt: READ_AT,
      evidence: [
        { field: 'status.readyReplicas', value: '2' },
        { field: 'spec.replicas', value: '2' },
      ],
    });
  });

  it.each<[string, Partial<ActivityFacts>]>([
    [
      'not-observed: 0 of 2 pods are ready.',
      { workloads: read(workload({ ready: 0 })) },
    ],
    [
      'not-observed: No pods are wanted.',
      { workloads: read(workload({ desired: 0, ready: 0 })) },
    ],
    [
      'observed: 2 of 2 pods are ready. The last change of its workload was not acted on yet.',
      { workloads: read(workload({ generation: 4, observedGeneration: 3 })) },
    ],
    [
      'unknown: 2 of 2 pods are ready. Not read since: status 503.',
      { workloads: { ...BEFORE, readAt: READ_AT, items: [workload()] } },
    ],
    [
      'unknown: 2 of 2 pods are ready. Nodes are simulated (kwok): nothing runs in their pods.',
      { isSimulated: true },
    ],
    [
      'unknown: Its workload could not be read: status 403.',
      {
        workloads: { state: 'unread', since: READ_AT, reason: 'status 403' },
      },
    ],
  ])('are %s', (expected, facts) => {
    expect(said('pods', facts)).toEqual([expected]);
  });
});

describe('the leader of an operator', () => {
  const held = `${POD} holds the Lease leader.`;
  const [container] = workload().containers;
  const settings = { leaderElection: { value: false, field: 'args[0]' } };
  const withoutElection = workload({
    containers: [{ ...container, settings }],
  });
  const threeHours = lease('2026-01-01T09:00:00.000000Z');

  it('is observed by its Lease, with evidence', () => {
    const leases = read(
      lease('2026-01-01T11:59:56.000000Z', { transitions: 3 }),
    );
    const [, leader] = activity({ leases });
    expect(leader).toMatchObject({
      state: 'observed',
      reason: `${held} Last renewed 4 s before this reading.`,
      readAt: READ_AT,
      evidence: [
        { field: 'spec.holderIdentity', value: POD },
        { field: 'spec.renewTime', value: '2026-01-01T11:59:56.000000Z' },
        { field: 'spec.leaseDurationSeconds', value: '15' },
        { field: 'spec.leaseTransitions', value: '3' },
      ],
    });
  });

  it.each<[string, Partial<ActivityFacts>]>([
    [
      `not-observed: ${held} Last renewed 3 h before this reading: likely no leader runs.`,
      { leases: read(threeHours) },
    ],
    [
      `unknown: ${held} Last renewed 3 h before this reading. Nodes are simulated (kwok): no pod renews it.`,
      { leases: read(threeHours), isSimulated: true },
    ],
    [
      `unknown: ${held} Last renewed 3 h before this reading; not read since: status 503.`,
      { leases: { ...BEFORE, readAt: READ_AT, items: [threeHours] } },
    ],
    [
      `unknown: ${held} It was renewed 5 min after this reading: the clocks differ.`,
      { leases: read(lease('2026-01-01T12:05:00Z')) },
    ],
    [
      `unknown: ${held} It does not say when it was renewed, or for how long.`,
      { leases: read(lease('', { durationSeconds: undefined })) },
    ],
    [
      'not-observed: None of its pods holds one of the Leases that were read (1).',
      { leases: read(lease(READ_AT, { holder: 'two-5d8bc6f7d9-x2v4l' })) },
    ],
    [
      'unknown: None of its pods holds one of the Leases that were read (0). Nodes are simulated (kwok): its pods do not run.',
      { isSimulated: true },
    ],
    [
      'unknown: Leases could not be read: status 403.',
      { leases: { state: 'unread', since: READ_AT, reason: 'status 403' } },
    ],
    [
      'unknown: Its workload is not known.',
      {
        workloads: { state: 'unread', since: READ_AT, reason: 'status 403' },
      },
    ],
    [
      `not-observed: ${held} Last renewed 3 h before this reading: a leftover, because a setting turns leader election off.`,
      { leases: read(threeHours), workloads: read(withoutElection) },
    ],
  ])('is %s', (expected, facts) => {
    expect(said('leader', facts)).toEqual([expected]);
  });

  it('is observed despite a leftover Lease', () => {
    const leases = read(
      lease('2025-12-01T00:00:00Z', { name: 'old' }),
      lease('2026-01-01T11:59:56Z'),
    );
    expect(said('leader', { leases })).toEqual([
      `not-observed: ${POD} holds the Lease old. Last renewed 31 d before this reading: a leftover, because another of its Leases is renewed.`,
      `observed: ${held} Last renewed 4 s before this reading.`,
    ]);
  });

  it('is judged with tolerance for clock skew', () => {
    const leases = read(lease('2026-01-01T11:59:00Z'));
    expect(said('leader', { leases })[0]).toMatch(/^observed: /);
  });
});

describe('writes of the status of a kind', () => {
  const SAMPLED_AT = '2026-01-01T11:00:00.000Z';
  const status = { name: 'controller', subresource: 'status' };
  const sampled = (facts: Partial<CustomResourceSample> = {}) => ({
    samples: [sample({ sampledAt: SAMPLED_AT, sampled: 3, ...facts })],
  });

  it('are observed by the field managers of sampled objects', () => {
    const facts = sampled({
      managers: [
        { ...status, count: 2 },
        { name: 'kubectl', count: 3 },
      ],
      recentWrites: [
        {
          namespace: 'shop',
          name: 'main',
          uid: 'u',
          generation: 1,
          resourceVersion: '1',
          manager: 'controller',
          subresource: 'status',
          at: '2026-01-01T10:59:20Z',
          samples: 2,
          since: SAMPLED_AT,
        },
      ],
    });
    const signs = activity(facts).filter(
      ({ sign }) => sign === 'status-writes',
    );
    expect(signs).toEqual([
      {
        sign: 'status-writes',
        kind: { group: 'shop.corp', plural: 'shops', kind: 'Shop' },
        state: 'observed',
        reason:
          'Written by controller (2 of 3 objects). controller wrote that of shop/main 40 s before the sample, and so in 2 samples in a row.',
        readAt: SAMPLED_AT,
        evidence: [
          {
            object: {
              apiVersion: 'shop.corp/v1',
              kind: 'Shop',
              namespace: 'shop',
              name: 'main',
            },
            field: 'metadata.managedFields[status].manager',
            value: 'controller',
          },
        ],
      },
    ]);
  });

  it('name no object whose writer is unknown', () => {
    const evidence = (count: number) =>
      activity(sampled({ managers: [{ ...status, count }] })).find(
        ({ sign }) => sign === 'status-writes',
      )?.evidence;
    expect(evidence(2)).toEqual([]);
    expect(evidence(3)).toMatchObject([{ object: { name: 'main' } }]);
  });

  it.each<[string, Partial<ActivityFacts>]>([
    ['not-observed: None seen, of 3 objects sampled.', sampled()],
    [
      'unknown: None seen, of 3 objects sampled. Not sampled since: status 503.',
      sampled({ state: 'stale', reason: 'status 503' }),
    ],
    [
      'unknown: No object was sampled: status 403.',
      sampled({ state: 'unread', reason: 'status 403' }),
    ],
    ['unknown: No object was sampled: not sampled yet.', {}],
    ['unknown: There was no object to sample.', sampled({ sampled: 0 })],
    [
      'unknown: It has no status subresource, so Eco cannot tell who writes the status.',
      { ...sampled(), crds: [crd('shops.shop.corp')] },
    ],
  ])('are %s', (expected, facts) => {
    expect(said('status-writes', facts)).toEqual([expected]);
  });
});

describe('the last version change', () => {
  it.each<[string, ActivityFacts['tool']]>([
    [
      'unknown: History follows tools that Eco knows, and it is none.',
      undefined,
    ],
    ['not-observed: None seen in the history that Eco keeps.', {}],
    [
      'observed: Its tool changed from 1.0 to a version that is unknown.',
      { versionChange: { at: READ_AT, before: ['1.0'], after: [] } },
    ],
  ])('is %s', (expected, tool) => {
    expect(said('version-change', { tool })).toEqual([expected]);
  });

  it('has the generation of its workload as evidence', () => {
    const workloads = read(
      workload({ generation: 4, createdAt: '2025-01-01T00:00:00Z' }),
    );
    expect(activity({ workloads }).at(-1)?.evidence).toMatchObject([
      { field: 'metadata.creationTimestamp' },
      { field: 'metadata.generation', value: '4' },
    ]);
  });
});
