import { CrdFacts, CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { crd } from '../../detection/testing/buildInventory';
import { crdFingerprint } from './crdFingerprint';
import { planSamples } from './planSamples';

const NOW = new Date('2026-01-01T12:00:00Z');
const MINUTE_MS = 60_000;

function crds(count: number): CrdFacts[] {
  return Array.from({ length: count }, (_, each) =>
    crd(`k${each}.example.com`),
  );
}

function sample(of: CrdFacts, at: Date): CustomResourceSample {
  return {
    group: of.group,
    plural: of.plural,
    kind: of.definedKind,
    scope: of.scope,
    state: 'read',
    triedAt: at.toISOString(),
    sampledAt: at.toISOString(),
    crdFingerprint: crdFingerprint(of),
    sampled: 0,
    managers: [],
    owners: [],
    finalizers: [],
    deleting: 0,
  };
}

function minutesAgo(minutes: number): Date {
  return new Date(NOW.getTime() - minutes * MINUTE_MS);
}

/** Simulates a ticking clock, and counts the requests. */
function play({
  crds: all,
  minutes,
  tickSeconds,
  isNeeded,
}: {
  crds: CrdFacts[];
  minutes: number;
  tickSeconds: number;
  isNeeded?: (crd: CrdFacts) => boolean;
}) {
  const samples = new Map<string, CustomResourceSample>();
  const perMinute = new Array<number>(minutes).fill(0);
  let doneAfter: number | undefined;
  for (let second = 0; second < minutes * 60; second += tickSeconds) {
    const now = new Date(NOW.getTime() + second * 1000);
    for (const due of planSamples({
      crds: all,
      samples: [...samples.values()],
      now,
      isNeeded,
    })) {
      samples.set(due.name, sample(due, now));
      perMinute[Math.floor(second / 60)]++;
    }
    doneAfter ??= samples.size === all.length ? second / 60 : undefined;
  }
  return { perMinute, doneAfter, samples };
}

describe('planSamples', () => {
  it('samples 216 CRDs within 15 minutes, then again every 72 minutes', () => {
    const { perMinute, doneAfter, samples } = play({
      crds: crds(216),
      minutes: 180,
      tickSeconds: 10,
    });
    expect(doneAfter).toBeLessThan(15);
    expect(Math.max(...perMinute)).toBeLessThanOrEqual(20);
    expect(Math.max(...perMinute.slice(15))).toBeLessThanOrEqual(3);
    const oldest = Math.min(
      ...[...samples.values()].map(({ triedAt }) => Date.parse(triedAt)),
    );
    expect(oldest).toBeGreaterThan(NOW.getTime() + 100 * MINUTE_MS);
  });

  it('starts with changed CRDs, then new ones, then the oldest samples', () => {
    const [changed, fresh, older, old, young] = crds(5);
    const samples = [
      { ...sample(changed, minutesAgo(5)), crdFingerprint: 'another' },
      sample(old, minutesAgo(61)),
      sample(older, minutesAgo(90)),
      sample(young, minutesAgo(30)),
    ];
    const all = [young, old, older, fresh, changed];
    const due = planSamples({ crds: all, samples, now: NOW });
    expect(due).toEqual([changed, fresh, older, old]);
  });

  it('starts with needed CRDs', () => {
    const [changed, fresh, waited, waitedAndChanged] = crds(4);
    const needed = [waited, waitedAndChanged];
    const samples = [changed, waitedAndChanged].map(each => ({
      ...sample(each, minutesAgo(5)),
      crdFingerprint: 'another',
    }));
    const due = planSamples({
      crds: [changed, fresh, waited, waitedAndChanged],
      samples,
      now: NOW,
      isNeeded: each => needed.includes(each),
    });
    expect(due).toEqual([waitedAndChanged, changed, waited, fresh]);
  });

  it('keeps to the intervals in docs/collection.md with 1,500 CRDs', () => {
    const all = crds(1_500);
    const needed = new Set(all.slice(-100).map(({ name }) => name));
    const hours = 24;
    const { doneAfter, samples } = play({
      crds: all,
      minutes: hours * 60,
      // A day of shorter ticks would take half a minute.
      tickSeconds: 60,
      isNeeded: ({ name }) => needed.has(name),
    });
    expect(doneAfter).toBeLessThanOrEqual(75);
    const end = NOW.getTime() + hours * 3_600_000;
    const oldest = (of: boolean) =>
      Math.max(
        ...[...samples]
          .filter(([name]) => needed.has(name) === of)
          .map(([, { triedAt }]) => (end - Date.parse(triedAt)) / 3_600_000),
      );
    expect(oldest(true)).toBeLessThanOrEqual(1.65);
    expect(oldest(false)).toBeLessThanOrEqual(13);
  });

  it('counts the requests of the last minute', () => {
    const all = crds(30);
    const samples = all.slice(0, 15).map(each => sample(each, minutesAgo(0.5)));
    expect(planSamples({ crds: all, samples, now: NOW })).toHaveLength(5);
  });

  it('is not blocked by times in the future', () => {
    const all = crds(30);
    const samples = all.map(each => sample(each, minutesAgo(-120)));
    expect(planSamples({ crds: all, samples, now: NOW })).toHaveLength(3);
    const bit = all.map(each => sample(each, minutesAgo(-0.1)));
    expect(planSamples({ crds: all, samples: bit, now: NOW })).toEqual([]);
  });

  it('stays within the budget if a CRD changes in every cycle', () => {
    const all = crds(1);
    const samples = [{ ...sample(all[0], NOW), crdFingerprint: 'another' }];
    const budgets = {
      firstPerMinute: 1,
      laterPerMinute: 1,
      maxAgeMs: MINUTE_MS,
    };
    expect(planSamples({ crds: all, samples, now: NOW, budgets })).toEqual([]);
  });
});
