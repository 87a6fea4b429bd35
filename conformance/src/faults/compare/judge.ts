import { Expected } from '../FaultCase';
import { ApiView, Reading, StoreView } from '../views/views';
import { isUnknown, toolsInCluster } from './compareApis';
import { viewOf } from './compareReadings';
import { Finding, Findings } from './findings';

/** Observations of one case. */
export interface Observation {
  expected: Expected;
  healthy: Reading;
  struck: Reading;
  /** Findings during the fault, compared with the healthy reading. */
  whileStruck: Findings;
  /** Findings after healing, compared with the same reading. */
  afterwards: Findings;
  healed: Reading;
  strikes: number;
}

/** Result of a case. */
export interface Judgement {
  expected: string;
  seen: string;
  strikes: number;
  falseAbsents: Finding[];
  losses: Finding[];
  /** Other differences from what was expected, in words. */
  problems: string[];
  passed: boolean;
}

/**
 * Judges whether a case went as expected: the fault struck, nothing was lost or
 * shown as absent, the fault was reported as what it is, and everything
 * recovered. Pure.
 */
export function judge(observation: Observation): Judgement {
  const { strikes, expected, struck, whileStruck, afterwards } = observation;
  const falseAbsents = [
    ...whileStruck.falseAbsents,
    ...afterwards.falseAbsents,
  ];
  const losses = [...whileStruck.losses, ...afterwards.losses];
  const problems = [
    ...(strikes === 0 ? ['the fault never struck'] : []),
    ...unexpected(observation),
    ...[...whileStruck.falsePresents, ...afterwards.falsePresents].map(
      ({ place, what }) => `${place} still shows ${what}`,
    ),
    ...notHealed(observation),
  ];
  return {
    expected: describeExpected(expected),
    seen: describeSeen(struck),
    strikes,
    falseAbsents,
    losses,
    problems,
    passed: falseAbsents.length + losses.length + problems.length === 0,
  };
}

function unexpected({ expected, healthy, struck }: Observation): string[] {
  const store = viewOf(struck.store);
  const api = viewOf(struck.api);
  if (expected.isPortalDown) {
    return [
      ...(api ? ['the API answered as if nothing were wrong'] : []),
      ...(viewOf(struck.page)
        ? ['the page shows a stack as if it were new']
        : []),
    ];
  }
  if (!store || !api || (struck.page && !viewOf(struck.page))) {
    return failures(struck);
  }
  return [
    ...unexpectedOutcome(expected, api),
    ...unexpectedParts(expected, store, viewOf(healthy.store)),
    ...unexpectedTools(expected, api),
  ];
}

function failures(reading: Reading): string[] {
  return Object.entries(reading).flatMap(([place, seen]) =>
    'failure' in seen ? [`${place}: ${seen.failure}`] : [],
  );
}

function unexpectedOutcome(expected: Expected, api: ApiView): string[] {
  const { status, reason = '' } = api.cluster.outcome;
  const problems: string[] = [];
  if (!expected.outcome.includes(status)) {
    problems.push(`the outcome is ${status}: ${reason}`);
  }
  if (expected.reason && !expected.reason.test(reason)) {
    problems.push(`the reason does not say ${expected.reason}: ${reason}`);
  }
  if (status !== 'ok' && reason === '') {
    problems.push(`the outcome ${status} has no reason`);
  }
  return problems;
}

function unexpectedParts(
  expected: Expected,
  store: StoreView,
  healthy: StoreView | undefined,
): string[] {
  const { stale, maybeStale = [], unread = [] } = expected;
  const shouldBe = (kind: string) => {
    if (unread.includes(kind)) {
      return 'unread';
    }
    const isStale =
      stale === 'all' || (stale !== 'none' && stale.includes(kind));
    return isStale ? 'stale' : 'fresh';
  };
  // A kind that was not served had no objects, so both answers are right.
  const isOpen = (kind: string) =>
    maybeStale.includes(kind) ||
    healthy?.parts.get(kind)?.state === 'not-served';
  return [...store.parts]
    .filter(([kind]) => !isOpen(kind))
    .map(([kind, { state }]) => ({
      kind,
      is: state === 'stale' || state === 'unread' ? state : 'fresh',
    }))
    .filter(({ kind, is }) => is !== shouldBe(kind))
    .map(({ kind, is }) => `${kind} is ${is}, not ${shouldBe(kind)}`);
}

function unexpectedTools(expected: Expected, api: ApiView): string[] {
  const { unknownTools = [], foundTools = [] } = expected;
  const inCluster = toolsInCluster(api);
  return [
    ...unknownTools
      .filter(tool => !isUnknown(api, tool))
      .map(tool => `${tool} is not said to be unknown`),
    ...foundTools
      .filter(tool => !inCluster.has(tool))
      .map(tool => `${tool} is not shown`),
  ];
}

function notHealed({ healed }: Observation): string[] {
  const api = viewOf(healed.api);
  const store = viewOf(healed.store);
  if (!api || !store || (healed.page && !viewOf(healed.page))) {
    return failures(healed).map(failure => `afterwards ${failure}`);
  }
  const { status, reason } = api.cluster.outcome;
  const notFresh = [...store.parts]
    .filter(([, { state }]) => state === 'stale' || state === 'unread')
    .map(([kind]) => kind);
  return [
    ...(status === 'ok' ? [] : [`afterwards it is ${status}: ${reason}`]),
    ...(notFresh.length === 0
      ? []
      : [`afterwards not read: ${notFresh.join(', ')}`]),
  ];
}

/** Formats what a case expects, for its row in the table. */
export function describeExpected(expected: Expected): string {
  if (expected.isPortalDown) {
    return 'the portal says that it cannot answer';
  }
  const { outcome, stale, unread = [], unknownTools = [] } = expected;
  const { goneTools = [], foundTools = [] } = expected;
  return [
    outcome.join(' or '),
    stale === 'none' ? '' : `stale: ${[stale].flat().join(', ')}`,
    unread.length > 0 ? `unread: ${unread.join(', ')}` : '',
    unknownTools.length > 0 ? `unknown: ${unknownTools.join(', ')}` : '',
    goneTools.length > 0 ? `absent: ${shortened(goneTools)}` : '',
    foundTools.length > 0 ? `shown: ${shortened(foundTools)}` : '',
  ]
    .filter(Boolean)
    .join('; ');
}

function describeSeen(struck: Reading): string {
  const store = viewOf(struck.store);
  const api = viewOf(struck.api);
  if (!store || !api) {
    return failures(struck).join('; ');
  }
  const inState = (state: string) =>
    [...store.parts]
      .filter(([, part]) => part.state === state)
      .map(([kind]) => kind);
  const stale = inState('stale');
  const unread = inState('unread');
  return [
    api.cluster.outcome.status,
    stale.length === store.parts.size ? 'stale: all' : named('stale', stale),
    named('unread', unread),
  ]
    .filter(Boolean)
    .join('; ');
}

function named(what: string, kinds: string[]): string {
  return kinds.length > 0 ? `${what}: ${kinds.join(', ')}` : '';
}

const MAX_NAMED = 5;

function shortened(names: string[]): string {
  const more = names.length - MAX_NAMED;
  return [
    ...names.slice(0, MAX_NAMED),
    ...(more > 0 ? [`${more} more`] : []),
  ].join(', ');
}
