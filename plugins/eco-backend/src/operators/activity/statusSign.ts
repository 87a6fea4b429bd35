import {
  ActivitySign,
  ObservedFact,
  OperatorKind,
} from '@backstage-eco/plugin-eco-common';
import { CrdFacts, CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { hasStatus } from '../controllers/joins/fieldManagers';
import { observedFact } from '../observedFact';
import { ActivityFacts } from './ActivityFacts';
import { durationWords } from './durationWords';

const MAX_WRITERS = 5;

type Writer = CustomResourceSample['managers'][number];

/** Returns who wrote the status of the sampled objects of a kind. */
export function statusSign(
  { group, plural, kind }: OperatorKind,
  { crds, samples }: ActivityFacts,
): ActivitySign {
  const isOfKind = (each: { group: string; plural: string }) =>
    each.group === group && each.plural === plural;
  const sample = samples.find(isOfKind);
  return {
    sign: 'status-writes',
    kind: { group, plural, kind },
    readAt: sample?.sampledAt,
    ...seenIn(sample, crds.find(isOfKind)),
  };
}

function seenIn(
  sample: CustomResourceSample | undefined,
  crd: CrdFacts | undefined,
): Pick<ActivitySign, 'state' | 'reason' | 'evidence'> {
  if (!sample || sample.state === 'unread') {
    const why = sample?.reason ?? 'not sampled yet';
    return unknown(`No object was sampled: ${why}.`);
  }
  if (sample.sampled === 0) {
    return unknown('There was no object to sample.');
  }
  if (crd && !hasStatus(crd)) {
    return unknown(
      'It has no status subresource, so Eco cannot tell who writes the status.',
    );
  }
  const isStale = sample.state === 'stale';
  const since = isStale ? ` Not sampled since: ${sample.reason}.` : '';
  const writers = sample.managers.filter(
    ({ subresource }) => subresource === 'status',
  );
  if (writers.length === 0) {
    const reason = `None seen, of ${sample.sampled} objects sampled.${since}`;
    return isStale
      ? unknown(reason)
      : { state: 'not-observed', reason, evidence: [] };
  }
  return {
    state: 'observed',
    reason: `${writerWords(writers, sample)}${lastWriteWords(sample)}${since}`,
    evidence: writers
      .slice(0, MAX_WRITERS)
      .flatMap(each => evidenceOf(each, sample)),
  };
}

function unknown(reason: string) {
  return { state: 'unknown' as const, reason, evidence: [] };
}

function writerWords(
  writers: Writer[],
  { sampled }: CustomResourceSample,
): string {
  const named = writers
    .slice(0, MAX_WRITERS)
    .map(({ name, count }) => `${name} (${count} of ${sampled} objects)`);
  const more = writers.length - named.length;
  return `Written by ${named.join(', ')}${
    more > 0 ? ` and ${more} more` : ''
  }.`;
}

/**
 * Describes the last status write shortly before the sample, if there was one.
 */
function lastWriteWords(sample: CustomResourceSample): string {
  const [last] = recentWrites(sample);
  if (!last) {
    return '';
  }
  const { manager, at, namespace, name, samples } = last;
  const object = namespace ? `${namespace}/${name}` : name;
  const age = Date.parse(sample.sampledAt ?? '') - Date.parse(at);
  const often = samples > 1 ? `, and so in ${samples} samples in a row` : '';
  return ` ${manager} wrote that of ${object} ${durationWords(
    age,
  )} before the sample${often}.`;
}

/** Returns the recent writes of the status, latest first. */
function recentWrites({ recentWrites: all = [] }: CustomResourceSample) {
  return all
    .filter(({ subresource }) => subresource === 'status')
    .sort((one, other) => other.at.localeCompare(one.at));
}

/** Returns an object whose status the manager wrote, if its name is known. */
function evidenceOf(
  { name: manager, count }: Writer,
  sample: CustomResourceSample,
): ObservedFact[] {
  const last = recentWrites(sample).find(each => each.manager === manager);
  const names =
    last ?? (count === sample.sampled ? sample.names?.[0] : undefined);
  if (!names) {
    return [];
  }
  const { group, version, kind } = sample;
  const object = {
    apiVersion: `${group}/${version}`,
    kind,
    ...(names.namespace && { namespace: names.namespace }),
    name: names.name,
  };
  return [
    observedFact(object, 'metadata.managedFields[status].manager', manager),
  ];
}
