import {
  Confidence,
  CounterEvidence,
  Detection,
  DetectionState,
  Evidence,
  VersionReading,
} from '@backstage-eco/plugin-eco-common';
import { SIGNAL_GROUPS, ToolDefinition } from './definition';
import { placesOf } from './places';
import { SignalMatch } from './signals/SignalMatcher';
import { ToolMatches } from './toolMatches';
import { readVersion } from './versions';

/** Some tools, such as virtual clusters, are installed in every namespace. */
const MAX_PLACES = 100;
const MAX_EVIDENCE = 50;
/** Keeps many CRDs from crowding out a single webhook. */
const MAX_EVIDENCE_PER_KIND = 10;

function keyOf({ signal, object, field }: Evidence): string {
  const { kind, namespace, name } = object;
  return [signal, kind, namespace, name, field].join('\n');
}

function selectEvidence(matches: ToolMatches): Evidence[] {
  const seen = new Set<string>();
  const perKind = new Map<string, number>();
  const selected: Evidence[] = [];
  for (const { evidence } of SIGNAL_GROUPS.flatMap(group => matches[group])) {
    const count = perKind.get(evidence.signal) ?? 0;
    const key = keyOf(evidence);
    if (count < MAX_EVIDENCE_PER_KIND && !seen.has(key)) {
      seen.add(key);
      perKind.set(evidence.signal, count + 1);
      selected.push(evidence);
    }
  }
  return selected.slice(0, MAX_EVIDENCE);
}

/**
 * Returns high if three kinds of signal agree, or all kinds in the definition;
 * medium for two kinds; low for one.
 */
function confidenceOf(
  definition: ToolDefinition,
  matches: ToolMatches,
): Confidence {
  const found = new Set(
    SIGNAL_GROUPS.flatMap(group => matches[group]).map(
      match => match.evidence.signal,
    ),
  );
  const known = new Set(
    SIGNAL_GROUPS.flatMap(group => definition.signals[group] ?? []).map(
      signal => signal.kind,
    ),
  );
  if (found.size >= Math.min(3, known.size)) {
    return 'high';
  }
  return found.size === 2 ? 'medium' : 'low';
}

/**
 * Returns the version from objects other than the tool's workloads. For a
 * traced tool, from all objects.
 */
function versionBesidePlaces(
  matches: ToolMatches,
  state: DetectionState,
): VersionReading | undefined {
  const statesAll: SignalMatch[] = SIGNAL_GROUPS.flatMap(
    group => matches[group],
  );
  return readVersion(
    statesAll
      .filter(match => state === 'traced' || !match.workload)
      .flatMap(match => match.versions),
  );
}

/**
 * Builds a detection from the matches of a tool's signals.
 *
 * @param subject.state - what the matches prove; see `stateOf`
 */
export function toDetection(subject: {
  definition: ToolDefinition;
  matches: ToolMatches;
  state: DetectionState;
  counterEvidence: CounterEvidence[];
}): Detection {
  const { definition, matches, state, counterEvidence } = subject;
  const places = state === 'installed' ? placesOf(matches.installed) : [];
  const version =
    places.find(place => place.version)?.version ??
    versionBesidePlaces(matches, state);
  const morePlaces = places.length - MAX_PLACES;
  return {
    toolId: definition.id,
    state,
    confidence: confidenceOf(definition, matches),
    ...(version && { version }),
    places: places.slice(0, MAX_PLACES),
    ...(morePlaces > 0 && { morePlaces }),
    evidence: selectEvidence(matches),
    ...(counterEvidence.length > 0 && { counterEvidence }),
  };
}
