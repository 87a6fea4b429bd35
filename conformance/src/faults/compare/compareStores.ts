import { StoredPart, StoredSample, StoreView } from '../views/views';
import { Collected, Findings, Truth } from './findings';

/** Lists whose facts change by themselves between readings. */
const VOLATILE_LISTS = new Set(['leases', 'nodeMetrics']);

/**
 * Compares the database with a healthy reading before. Pure.
 *
 * @param before - Reading without stale lists
 */
export function compareStores(
  before: StoreView,
  after: StoreView,
  truth: Truth,
): Findings {
  const found = new Collected('store');
  for (const [kind, part] of before.parts) {
    const now = after.parts.get(kind);
    if (truth.isAnotherCluster) {
      comparePresent({ kind, part, now, truth, found });
    } else if (part.objects.size === 0) {
      continue;
    } else if (!now) {
      found.lost(`${kind}: the whole list`);
    } else if (now.state === 'read') {
      compareRead({ kind, part, now, truth, found });
    } else if (now.state === 'stale') {
      compareStale({ kind, part, now, found });
    } else if (now.state === 'not-served') {
      for (const object of absentees(part, now, truth.goneObjects)) {
        found.absent(`${kind}: ${object}, as of a kind that is not served`);
      }
    } else {
      found.lost(`${kind}: ${part.objects.size} objects, now ${now.state}`);
    }
  }
  if (!truth.isAnotherCluster && !truth.wasAnotherCluster) {
    compareSamples(before, after, found);
  }
  return found;
}

/** Compares the samples of custom resources whose CRD is still known. */
function compareSamples(
  before: StoreView,
  after: StoreView,
  found: Collected,
): void {
  const crds = namesOfCrds(after);
  for (const [crd, sample] of before.samples) {
    if (crds.has(crd) && sample.state === 'read') {
      compareSample({ crd, sample, now: after.samples.get(crd), found });
    }
  }
}

function compareSample(options: {
  crd: string;
  sample: StoredSample;
  now: StoredSample | undefined;
  found: Collected;
}): void {
  const { crd, sample, now, found } = options;
  if (!now || now.state === 'unread') {
    found.lost(`samples: ${crd}, now ${now?.state ?? 'none'}`);
  } else if (now.state === 'stale' && now.sampledAt !== sample.sampledAt) {
    found.lost(`samples: the age of ${crd}`);
  } else if (now.count !== sample.count) {
    found.absent(`samples: ${sample.count} of ${crd}, now ${now.count}`);
  }
}

function namesOfCrds({ parts }: StoreView): Set<string> {
  const objects = parts.get('crds')?.objects.keys() ?? [];
  return new Set([...objects].map(object => object.split('|')[3]));
}

/**
 * Returns the objects of the healthy reading that are no longer shown. The API
 * server must tell whether they are really gone.
 */
export function missingObjects(before: StoreView, after: StoreView): string[] {
  return [...before.parts].flatMap(([kind, part]) => {
    const now = after.parts.get(kind);
    return now ? absentees(part, now, new Set()) : [];
  });
}

interface PartComparison {
  kind: string;
  part: StoredPart;
  now: StoredPart;
  found: Collected;
}

/**
 * Finds objects that are still shown although they are gone, in any state of
 * the list.
 */
function comparePresent(options: {
  kind: string;
  part: StoredPart;
  now: StoredPart | undefined;
  truth: Truth;
  found: Collected;
}): void {
  const { kind, part, now, truth, found } = options;
  for (const object of part.objects.keys()) {
    if (truth.goneObjects.has(object) && now?.objects.has(object)) {
      found.present(`${kind}: ${object}`);
    }
  }
}

function compareRead(comparison: PartComparison & { truth: Truth }): void {
  const { kind, part, now, truth, found } = comparison;
  for (const object of absentees(part, now, truth.goneObjects)) {
    found.absent(`${kind}: ${object}`);
  }
  comparePresent(comparison);
  if (truth.changedParts !== 'all' && !truth.changedParts.has(kind)) {
    compareFacts(comparison);
  }
}

/** Compares a stale list: it must keep its facts and age, and have a reason. */
function compareStale(comparison: PartComparison): void {
  const { kind, part, now, found } = comparison;
  for (const object of absentees(part, now, new Set())) {
    found.lost(`${kind}: ${object}`);
  }
  compareFacts(comparison);
  if (now.readAt !== part.readAt) {
    found.lost(
      `${kind}: its age; read at ${part.readAt}, kept as of ${now.readAt}`,
    );
  }
  if (!now.since || !now.reason) {
    found.lost(`${kind}: since when and why it is stale`);
  }
}

function compareFacts({ kind, part, now, found }: PartComparison): void {
  if (VOLATILE_LISTS.has(kind)) {
    return;
  }
  for (const [object, facts] of part.objects) {
    const kept = now.objects.get(object);
    if (kept !== undefined && kept !== facts) {
      found.lost(`${kind}: facts of ${object}`);
    }
  }
}

function absentees(
  part: StoredPart,
  now: StoredPart,
  gone: ReadonlySet<string>,
): string[] {
  return [...part.objects.keys()].filter(
    object => !now.objects.has(object) && !gone.has(object),
  );
}
