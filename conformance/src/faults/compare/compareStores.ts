import { StoredPart, StoredSample, StoreView } from '../views/views';
import { Collected, Findings, Truth } from './findings';

/**
 * Lists whose facts change by themselves, from one reading to the next.
 */
const RESTLESS = new Set(['leases', 'nodeMetrics']);

/**
 * What the database still holds of a healthy reading. Pure.
 *
 * @param before - of a reading in which nothing was stale
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

/** What was seen of custom resources, as long as their CRD is known. */
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
 * Objects that the healthy reading had and that are not shown any more: whether
 * they are really gone is to be asked of the API server.
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

/** What is really gone may not be there, whatever else is said of the list. */
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

/** What is stale has to be what was read, with its age and a reason. */
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
  if (RESTLESS.has(kind)) {
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
