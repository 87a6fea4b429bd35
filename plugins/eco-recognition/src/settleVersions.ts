import { CounterEvidence } from '@backstage-eco/plugin-eco-common';
import { OwnCharts } from './ownCharts';
import { SignalMatch, VersionCandidate } from './signals/SignalMatcher';
import { cleanVersion } from './versions';

/**
 * Settles which of two versions counts where the tag of a workload's image and its
 * `app.kubernetes.io/version` contradict each other, and keeps the other one as
 * evidence against it.
 *
 * The tag is what runs, and counts; the label may be left over from the chart. But a
 * tag that equals the version of a chart which is not the tool's is that of a
 * release, and a tag that is a lone number may be that of a build: then the label
 * counts.
 *
 * @param match - with the candidates that count
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

/** A label says nothing of the images beside the main one. */
function isAlone({ workload }: SignalMatch): boolean {
  const containers = workload?.containers.filter(({ init }) => !init) ?? [];
  return containers.length === 1;
}

/** Whether another tool's chart, which rendered the workload, has that version. */
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

/** A tag has no `+`: `_` stands for it. */
function versionOf({ text, pattern }: VersionCandidate): string | undefined {
  return cleanVersion(text, pattern)?.replace(/_/g, '+');
}

/** `1.28` and `1.28.3-gke.2` agree: one says more than the other. */
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
