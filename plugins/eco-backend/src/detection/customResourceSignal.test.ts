import { CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import {
  detectTools,
  sampledCrds,
} from '@backstage-eco/plugin-eco-recognition';
import { acme, controller, definition } from './testing/acme';
import { buildInventory, crd } from './testing/buildInventory';

const AT = '2026-01-01T00:00:00Z';

/** A tool that the operator acme runs for each Thing. */
const thing = definition('thing', {
  installed: [
    { kind: 'customResource', crds: ['things.acme.io'], operator: 'acme' },
  ],
});

function sample(
  facts: Partial<CustomResourceSample> = {},
): CustomResourceSample {
  return {
    group: 'acme.io',
    plural: 'things',
    kind: 'Thing',
    version: 'v1',
    scope: 'Namespaced',
    state: 'read',
    triedAt: AT,
    crdFingerprint: '',
    sampled: 1,
    count: 1,
    managers: [],
    owners: [],
    finalizers: [],
    deleting: 0,
    names: [{ namespace: 'shop', name: 'main' }],
    ...facts,
  };
}

function detect(options: {
  operator: boolean;
  samples?: CustomResourceSample[];
}) {
  const inventory = buildInventory({
    crds: [crd('things.acme.io')],
    deployments: options.operator ? [controller()] : [],
  });
  return detectTools({ ...inventory, samples: options.samples }, [acme, thing]);
}

const ofThing = <T extends { toolId: string }>(items: T[]) =>
  items.filter(({ toolId }) => toolId === 'thing');

describe('custom resources', () => {
  it('prove an install if their operator is installed', () => {
    const { detections } = detect({ operator: true, samples: [sample()] });
    expect(ofThing(detections)).toMatchObject([
      {
        state: 'installed',
        places: [{ namespace: 'shop', workloads: [] }],
        evidence: [
          {
            signal: 'customResource',
            object: {
              apiVersion: 'acme.io/v1',
              kind: 'Thing',
              namespace: 'shop',
              name: 'main',
            },
            field: 'kind',
            value: 'Thing',
          },
        ],
      },
    ]);
  });

  it('prove a leftover if no operator acts on them', () => {
    const { detections } = detect({ operator: false, samples: [sample()] });
    expect(ofThing(detections)).toMatchObject([
      { state: 'leftover', counterEvidence: [{ reason: 'no-workload' }] },
    ]);
  });

  it('are absent if there are none', () => {
    const none = sample({ count: 0, sampled: 0, names: [] });
    const { detections, unknown } = detect({ operator: true, samples: [none] });
    expect(ofThing(detections)).toEqual([]);
    expect(ofThing(unknown)).toEqual([]);
  });

  it('are unknown if they were not sampled', () => {
    expect(ofThing(detect({ operator: true }).unknown)).toEqual([
      {
        toolId: 'thing',
        reason: 'things.acme.io could not be read: not sampled yet',
        since: AT,
      },
    ]);
    const unread = sample({
      state: 'unread',
      since: '2026-01-02T00:00:00Z',
      reason: 'the answer was 403',
      names: undefined,
    });
    expect(
      ofThing(detect({ operator: true, samples: [unread] }).unknown),
    ).toMatchObject([{ since: '2026-01-02T00:00:00Z' }]);
  });

  it('still count if the last sample is stale', () => {
    const stale = sample({ state: 'stale', since: AT, reason: 'timed out' });
    const { detections } = detect({ operator: true, samples: [stale] });
    expect(ofThing(detections)).toMatchObject([{ state: 'installed' }]);
  });

  it('are sampled for the definitions that name them', () => {
    expect(sampledCrds([acme, thing, thing])).toEqual(['things.acme.io']);
  });
});
