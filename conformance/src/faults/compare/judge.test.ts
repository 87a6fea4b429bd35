import { Expected } from '../FaultCase';
import { healthyReading, staleReading } from './__testUtils__/healthyReading';
import { Findings } from './findings';
import { judge, Observation } from './judge';

const NOTHING: Findings = { falseAbsents: [], losses: [], falsePresents: [] };

const STALE: Expected = { outcome: ['partial'], stale: ['deployments'] };

function judged(changes: Partial<Observation>) {
  return judge({
    expected: STALE,
    healthy: healthyReading(),
    struck: staleReading(),
    healed: healthyReading(),
    whileStruck: NOTHING,
    afterwards: NOTHING,
    strikes: 1,
    ...changes,
  });
}

const finding = { place: 'store' as const, what: 'deployments: web' };

it('passes what is as expected', () => {
  expect(judged({})).toEqual({
    expected: 'partial; stale: deployments',
    seen: 'partial; stale: deployments',
    strikes: 1,
    falseAbsents: [],
    losses: [],
    problems: [],
    passed: true,
  });
});

it('fails a case whose fault never struck', () => {
  expect(judged({ strikes: 0 })).toMatchObject({
    passed: false,
    problems: ['the fault never struck'],
  });
});

it.each([
  ['a false absent', { falseAbsents: [finding] }],
  ['a loss', { losses: [finding] }],
  ['what is really gone and still shown', { falsePresents: [finding] }],
])('fails for %s, during the fault and afterwards', (_, found) => {
  const findings = { ...NOTHING, ...found };
  expect(judged({ whileStruck: findings }).passed).toBe(false);
  expect(judged({ afterwards: findings }).passed).toBe(false);
});

it.each<[string, Partial<Observation>, string]>([
  [
    'another outcome',
    { expected: { ...STALE, outcome: ['forbidden'] } },
    'the outcome is partial: status 403: forbidden',
  ],
  [
    'another reason',
    { expected: { ...STALE, reason: /expired/ } },
    'the reason does not say /expired/: status 403: forbidden',
  ],
  [
    'a list that is fresh despite its fault',
    { expected: { ...STALE, stale: ['deployments', 'crds'] } },
    'crds is fresh, not stale',
  ],
  [
    'a list that is stale without a fault',
    { expected: { ...STALE, stale: 'none' } },
    'deployments is stale, not fresh',
  ],
  [
    'a tool that is not shown as unknown',
    { expected: { ...STALE, unknownTools: ['argocd'] } },
    'argocd is not said to be unknown',
  ],
  [
    'a tool that should be shown',
    { expected: { ...STALE, foundTools: ['flux'] } },
    'flux is not shown',
  ],
  [
    'a cluster that does not come back',
    { healed: staleReading() },
    'afterwards it is partial: status 403: forbidden',
  ],
  [
    'a place that does not answer',
    { struck: { ...staleReading(), api: { failure: 'status 500' } } },
    'api: status 500',
  ],
  [
    'a place that does not answer afterwards',
    { healed: { ...healthyReading(), page: { failure: 'no stack' } } },
    'afterwards page: no stack',
  ],
])('fails for %s', (_, changes, problem) => {
  const { passed, problems } = judged(changes);
  expect(passed).toBe(false);
  expect(problems).toContain(problem);
});

it('ignores lists that were empty, and lists that may be stale', () => {
  const all: Expected = { ...STALE, stale: 'all', maybeStale: ['crds'] };
  expect(judged({ expected: all }).problems).toEqual([]);
});

it('requires a portal that is down to report it', () => {
  const expected: Expected = { ...STALE, isPortalDown: true };
  expect(judged({ expected }).problems).toEqual([
    'the API answered as if nothing were wrong',
    'the page shows a stack as if it were new',
  ]);
  const failure = { failure: 'status 503' };
  const struck = { ...staleReading(), api: failure, page: failure };
  expect(judged({ expected, struck }).passed).toBe(true);
});
