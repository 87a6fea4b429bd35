import { CounterEvidence } from '@backstage-eco/plugin-eco-common';
import { OwnCharts } from './ownCharts';
import { SignalMatch, VersionCandidate } from './signals/SignalMatcher';
import { cleanVersion } from './versions';

/**
 * Decides between a workload's image tag and its label
 * `app.kubernetes.io/version` if they contradict each other. The rejected one
 * becomes counter-evidence.
 *
 * Normally the tag wins, because it is what runs; the label may be outdated.
 * The label wins if the tag is the version of another tool's chart (the
 * release), or a bare number (possibly a build).
 *
 * @param match - match with the candidates that count
 * @param stated - all candidates of the match
 */
export function settleVersions(
  match: SignalMatch,
  stated: readonly VersionCandidate[],
  charts: OwnCharts,
): SignalMatch {
  const tag = match.versions.find(({ source }) => source === 'imageTag');
  if (!tag) {
    return match;
  }
  if (isOfRelease(tag, stated, charts)) {
    return without(match, tag);
  }
  const label = match.versions.find(({ source }) => source === 'workloadLabel');
  if (!label || !isAlone(match) || !contradict(tag, label)) {
    return match;
  }
  const isBuild = /^v?\d+$/i.test(tag.text.trim());
  return without(match, isBuild ? tag : label);
}

/**
 * Returns whether the workload has a single main container; a label says
 * nothing about sidecar images.
 */
function isAlone({ workload }: SignalMatch): boolean {
  const containers = workload?.containers.filter(({ init }) => !init) ?? [];
  return containers.length === 1;
}

/**
 * Returns whether the tag is the version of another tool's chart that rendered
 * the workload.
 */
function isOfRelease(
  tag: VersionCandidate,
  stated: readonly VersionCandidate[],
  charts: OwnCharts,
): boolean {
  const version = versionOf(tag);
  return stated.some(
    each =>
      each.source === 'chart' &&
      !charts.isRelated(each.chart ?? '') &&
      version !== undefined &&
      versionOf(each) === version,
  );
}

/** Cleans a version. Tags cannot contain `+` and use `_` instead. */
function versionOf({ text, pattern }: VersionCandidate): string | undefined {
  return cleanVersion(text, pattern)?.replace(/_/g, '+');
}

/**
 * Returns whether two versions differ in a common part. `1.28` and
 * `1.28.3-gke.2` agree: one is more precise.
 */
function contradict(one: VersionCandidate, other: VersionCandidate): boolean {
  const [a, b] = [one, other].map(each => numbersOf(versionOf(each)));
  return (
    a.length > 0 &&
    b.length > 0 &&
    a.some((number, index) => index < b.length && number !== b[index])
  );
}

function numbersOf(version: string | undefined): string[] {
  return /^\d+(\.\d+)*/.exec(version ?? '')?.[0].split('.') ?? [];
}

function without(match: SignalMatch, loser: VersionCandidate): SignalMatch {
  const { object, field, value } = loser.evidence;
  const against: CounterEvidence = {
    reason: 'other-version',
    object,
    field,
    value,
  };
  return {
    ...match,
    versions: match.versions.filter(each => each !== loser),
    counterEvidence: [...(match.counterEvidence ?? []), against],
  };
}
