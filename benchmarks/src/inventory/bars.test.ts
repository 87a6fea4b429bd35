import { barsOf } from './bars';
import { Cycle } from './cycles/CycleReader';
import { InventoryReport } from './report';

function cycle(figures: Partial<Cycle>): Cycle {
  return {
    kinds: 30,
    pages: 30,
    continued: 0,
    requests: 32,
    wireBytes: 1_000_000,
    neededBytes: 1_000_000,
    seconds: 1,
    load: 0,
    perKind: [],
    ...figures,
  };
}

const good: InventoryReport = {
  set: 'a test',
  first: cycle({ apiServerCpuSeconds: 1 }),
  steady: cycle({ wireBytes: 30_000, pages: 2 }),
  changed: cycle({ wireBytes: 50_000 }),
  changesMade: 90,
  changesSeen: 90,
  untriedKinds: [],
  plain: { requests: 30, wireBytes: 1, seconds: 1, load: 0 },
  peakHeapMB: 120,
};

const sampling = {
  crds: 200,
  sampled: 200,
  requests: 200,
  wireBytes: 1,
  requestsInBusiestMinute: 20,
  minutes: 15,
};

function failedBars(report: InventoryReport): string[] {
  return barsOf(report)
    .filter(({ met }) => !met)
    .map(({ name }) => name);
}

const crds = {
  path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
  requests: 1,
  full: 100_000,
  metadataSuffices: false,
  needed: 100_000,
};

describe('barsOf', () => {
  it('is met at the limits', () => {
    expect(failedBars(good)).toEqual([]);
    expect(failedBars({ ...good, sampling })).toEqual([]);
    const paged = cycle({ requests: 42, continued: 10, pages: 40 });
    expect(failedBars({ ...good, first: paged })).toEqual([]);
  });

  it.each<[string, Partial<InventoryReport>]>([
    [
      'first: requests without further pages',
      { first: cycle({ requests: 33 }) },
    ],
    [
      'first: bytes of the needed ones',
      { first: cycle({ wireBytes: 1_110_000 }) },
    ],
    ['first: CPU seconds', { first: cycle({ apiServerCpuSeconds: 2.2 }) }],
    [
      `first: ${crds.path}`,
      { first: cycle({ perKind: [{ ...crds, wire: 121_000 }] }) },
    ],
    [
      'steady: requests without further pages',
      { steady: cycle({ requests: 33, wireBytes: 0 }) },
    ],
    [
      'steady: bytes of the first ones',
      { steady: cycle({ wireBytes: 31_000 }) },
    ],
    ['changed: changes seen', { changesSeen: 89 }],
    ['changed: changes seen', { changesMade: 0, changesSeen: 0 }],
    [
      'changed: kinds that nobody can change',
      { untriedKinds: ['nodeMetrics'] },
    ],
    ['heap above a portal without Eco, MB', { peakHeapMB: 121 }],
    [
      'sampling: requests in the busiest minute',
      { sampling: { ...sampling, requestsInBusiestMinute: 21 } },
    ],
    [
      'sampling: minutes of the first pass',
      { sampling: { ...sampling, minutes: 16 } },
    ],
    [
      'sampling: kinds asked for in the first pass',
      { sampling: { ...sampling, sampled: 199 } },
    ],
    [
      'client-side: steady: bytes of the first ones',
      { clientSide: { ...good, steady: cycle({}) } },
    ],
  ])('fails if "%s" is not met', (name, worse) => {
    expect(failedBars({ ...good, ...worse })).toEqual([name]);
  });

  it('has no bars for small kinds or for what was not measured', () => {
    const small = { ...crds, full: 100, needed: 100, wire: 19_000 };
    const { changed, peakHeapMB, ...others } = good;
    const bars = barsOf({ ...others, first: cycle({ perKind: [small] }) });
    expect(bars.filter(({ met }) => !met)).toEqual([]);
    expect(bars.map(({ name }) => name).join()).not.toMatch(/changed|heap|crd/);
  });
});
