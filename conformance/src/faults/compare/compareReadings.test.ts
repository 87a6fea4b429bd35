import {
  FAILED_AT,
  HealthyReading,
  healthyReading,
  READ_AT,
  staleReading,
  UNCHANGED,
} from './__testUtils__/healthyReading';
import { compareReadings } from './compareReadings';
import { Findings, Truth } from './findings';

const DEPLOYMENT = 'apps/v1|Deployment|argocd|argocd-server';

/** Returns the findings for a modified reading. */
function found(
  spoil: (reading: HealthyReading) => void,
  options: { from?: HealthyReading; truth?: Partial<Truth> } = {},
): Findings {
  const { from: after = healthyReading(), truth } = options;
  spoil(after);
  return compareReadings(healthyReading(), after, { ...UNCHANGED, ...truth });
}

const NOTHING = { falseAbsents: [], losses: [], falsePresents: [] };

const inCluster = ({ api }: HealthyReading) =>
  api.view.stack.layers[0].tools[0].clusters[0];
const deployments = ({ store }: HealthyReading) =>
  store.view.parts.get('deployments')!;

it('finds nothing if nothing is wrong', () => {
  expect(found(() => {})).toEqual(NOTHING);
});

it('finds nothing if unread lists keep their facts and are reported as stale', () => {
  expect(found(() => {}, { from: staleReading() })).toEqual(NOTHING);
});

it('finds nothing in a place that does not answer', () => {
  const failure = 'status 503';
  const after = { store: { failure }, api: { failure }, page: { failure } };
  expect(compareReadings(healthyReading(), after, UNCHANGED)).toEqual(NOTHING);
});

it('refuses to compare with a failed reading', () => {
  const before = { ...healthyReading(), api: { failure: 'status 503' } };
  expect(() => compareReadings(before, healthyReading(), UNCHANGED)).toThrow(
    'nothing to compare with: status 503',
  );
});

describe('the store', () => {
  it.each<[string, (reading: HealthyReading) => void]>([
    ['lacks an object', reading => deployments(reading).objects.clear()],
    [
      'says that a kind is not served',
      reading =>
        Object.assign(deployments(reading), {
          state: 'not-served',
          objects: new Map(),
        }),
    ],
    [
      'has fewer custom resources',
      ({ store }) =>
        Object.assign(store.view.samples.get('applications.argoproj.io')!, {
          count: 0,
        }),
    ],
  ])('%s that is there: a false absent', (_, spoil) => {
    const { falseAbsents, losses } = found(spoil);
    expect(falseAbsents).toEqual([
      { place: 'store', what: expect.any(String) },
    ]);
    expect(losses).toEqual([]);
  });

  it.each<[string, (reading: HealthyReading) => void]>([
    ['a whole list', ({ store }) => store.view.parts.delete('crds')],
    [
      'the facts of an object',
      reading => deployments(reading).objects.set(DEPLOYMENT, '{}'),
    ],
    [
      'what it sampled',
      ({ store }) => store.view.samples.delete('applications.argoproj.io'),
    ],
  ])('has lost %s', (_, spoil) => {
    const { losses, falseAbsents } = found(spoil);
    expect(losses).toEqual([{ place: 'store', what: expect.any(String) }]);
    expect(falseAbsents).toEqual([]);
  });

  it.each<[string, (reading: HealthyReading) => void]>([
    ['an object', reading => deployments(reading).objects.clear()],
    [
      'the age',
      reading => Object.assign(deployments(reading), { readAt: FAILED_AT }),
    ],
    [
      'the reason',
      reading => Object.assign(deployments(reading), { reason: '' }),
    ],
    [
      'everything',
      reading => Object.assign(deployments(reading), { state: 'unread' }),
    ],
  ])('has lost %s of a stale list', (_, spoil) => {
    const { losses } = found(spoil, { from: staleReading() });
    expect(losses).toContainEqual({
      place: 'store',
      what: expect.stringMatching(/^deployments: /),
    });
  });

  it('may and must lack what is really gone', () => {
    const truth = { goneObjects: new Set([DEPLOYMENT]) };
    expect(
      found(reading => deployments(reading).objects.clear(), { truth })
        .falseAbsents,
    ).toEqual([]);
    expect(found(() => {}, { truth }).falsePresents).toEqual([
      { place: 'store', what: `deployments: ${DEPLOYMENT}` },
    ]);
  });

  it('may not show objects of another cluster, even as stale', () => {
    const truth = {
      goneObjects: new Set([DEPLOYMENT]),
      goneTools: new Set(['argocd']),
      isAnotherCluster: true,
    };
    const { falsePresents } = found(() => {}, { from: staleReading(), truth });
    expect(falsePresents.map(({ place }) => place)).toEqual([
      'store',
      'api',
      'page',
    ]);
  });
});

describe('the API', () => {
  it('lacks an existing tool: a false absent', () => {
    const { falseAbsents } = found(({ api }) => {
      api.view.stack.layers[0].tools = [];
    });
    expect(falseAbsents).toEqual([{ place: 'api', what: 'argocd' }]);
  });

  it('shows a known tool as unknown: a loss', () => {
    const { falseAbsents, losses } = found(({ api }) => {
      api.view.stack.layers[0].tools = [];
      api.view.tools.get('argocd')!.unknown = [
        { cluster: 'blue', toolId: 'argocd', reason: '', since: FAILED_AT },
      ];
    });
    expect(falseAbsents).toEqual([]);
    expect(losses).toEqual([{ place: 'api', what: 'argocd, now unknown' }]);
  });

  it('shows a running tool as a leftover', () => {
    const { falseAbsents } = found(reading => {
      inCluster(reading).state = 'leftover';
    });
    expect(falseAbsents).toEqual([
      { place: 'api', what: 'what runs argocd: installed, now leftover' },
    ]);
  });

  it('lacks the workload of a tool', () => {
    const { falseAbsents } = found(({ api }) => {
      api.view.tools.get('argocd')!.detections[0].places = [];
    });
    expect(falseAbsents).toEqual([
      { place: 'api', what: `argocd: ${DEPLOYMENT}` },
    ]);
  });

  it.each<[string, (reading: HealthyReading) => void]>([
    [
      'a version',
      reading => {
        inCluster(reading).versions = [];
      },
    ],
    [
      'the age of a tool',
      reading => {
        inCluster(reading).readAt = '';
      },
    ],
    [
      'evidence',
      ({ api }) => {
        api.view.tools.get('argocd')!.detections[0].evidence = [];
      },
    ],
    [
      'the version of the cluster',
      ({ api }) => {
        api.view.cluster.kubernetesVersion = undefined;
      },
    ],
  ])('has lost %s', (_, spoil) => {
    const { losses, falseAbsents } = found(spoil);
    expect(losses).toEqual([{ place: 'api', what: expect.any(String) }]);
    expect(falseAbsents).toEqual([]);
  });

  it('does not report that a list is stale, or its age', () => {
    const silent = found(
      ({ api, page }) => {
        api.view.cluster.unread = [];
        page.view.unread = [];
      },
      { from: staleReading() },
    );
    expect(silent.losses).toEqual([
      { place: 'api', what: 'deployments: that it is stale' },
    ]);
    const younger = found(
      ({ api }) => {
        api.view.cluster.unread[0].lastReadAt = FAILED_AT;
      },
      { from: staleReading() },
    );
    expect(younger.losses.map(({ place }) => place)).toEqual(['api', 'page']);
  });
});

describe('the counts of the API', () => {
  it('are lower than in the store: a false absent', () => {
    const { falseAbsents } = found(({ api }) => {
      api.view.kinds[0].objects = 0;
    });
    expect(falseAbsents).toEqual([
      { place: 'api', what: 'deployments: 1 objects, shown 0' },
    ]);
  });

  it('are not marked as stale: a loss', () => {
    const { losses } = found(
      ({ api }) => {
        api.view.kinds[0].state = 'read';
      },
      { from: staleReading() },
    );
    expect(losses).toEqual([{ place: 'api', what: expect.any(String) }]);
  });
});

describe('the page', () => {
  it.each<[string, (reading: HealthyReading) => void]>([
    [
      'the card of a tool',
      ({ page }) => {
        page.view.layers[0].cards = [];
      },
    ],
    [
      'a layer',
      ({ page }) => {
        page.view.layers.shift();
      },
    ],
    [
      'that a tool runs',
      ({ page }) => {
        page.view.layers[0].cards[0].push('leftover');
      },
    ],
  ])('lacks %s: a false absent', (_, spoil) => {
    const { falseAbsents } = found(spoil);
    expect(falseAbsents).toEqual([{ place: 'page', what: expect.any(String) }]);
  });

  it('has lost a version', () => {
    const { losses } = found(({ page }) => page.view.layers[0].cards[0].pop());
    expect(losses).toEqual([
      { place: 'page', what: 'Argo CD in GitOps: "3.2.0"' },
    ]);
  });

  it.each([
    ['may become unknown', 'Maturity levels observed: 1; Unknown: 3', 0],
    ['may all become unknown', 'No maturity level observed; Unknown: 1, 3', 0],
    ['must not be lost', 'Maturity levels observed: 1', 1],
    ['must not be denied', 'No maturity level observed; Unknown: 1', 1],
  ])('has levels of maturity that %s', (_, words, count) => {
    const { losses } = found(({ page }) => {
      page.view.layers[0].cards[0][1] = words;
    });
    expect(losses).toHaveLength(count);
  });

  it('shows a layer as empty that is unknown in the API', () => {
    const { falseAbsents, losses } = found(
      ({ page }) => {
        page.view.layers[1].notes = ['Gap: usually: Kyverno'];
      },
      { from: staleReading() },
    );
    expect(falseAbsents).toEqual([
      {
        place: 'page',
        what: 'Policy, unknown to the API: "Gap: usually: Kyverno"',
      },
    ]);
    expect(losses).toEqual([{ place: 'page', what: 'that Policy is unknown' }]);
  });

  it.each([
    ['does not name a list that could not be read', []],
    ['names it without its age', [{ kind: 'deployments' }]],
    [
      'names it with another age',
      [{ kind: 'deployments', shownAsOf: FAILED_AT }],
    ],
  ])('%s: a loss', (_, unread) => {
    const { losses } = found(
      ({ page }) => {
        page.view.unread = unread;
      },
      { from: staleReading() },
    );
    expect(losses).toEqual([{ place: 'page', what: expect.any(String) }]);
  });

  it.each([
    ['its age', READ_AT, 0],
    ['another age', FAILED_AT, 1],
  ])('shows for all lists at once %s: %s', (_, shownAsOf, lost) => {
    const { losses } = found(
      ({ page }) => {
        page.view.unread = [];
        page.view.shownAsOf = shownAsOf;
        page.view.layers[1].notes = ['As of a minute ago in demo'];
      },
      { from: staleReading() },
    );
    expect(losses).toHaveLength(lost);
  });

  it('shows another age of the cluster than the API does', () => {
    const { losses } = found(({ page }) => {
      page.view.readAt = FAILED_AT;
    });
    expect(losses).toEqual([
      {
        place: 'page',
        what: `the cluster's age: ${READ_AT}, shown ${FAILED_AT}`,
      },
    ]);
  });
});
