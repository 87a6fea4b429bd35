import { Served } from './discovery/readServed';
import { ClusterIdentity } from './identify';
import { InventoryReading } from './InventoryReading';
import { PreviousInventory } from './PreviousInventory';
import { Reading } from './Reading';
import { READING_FORMAT, ReadingState } from './ReadingState';
import { ReadFailure } from './requests/ReadFailure';

/** A read in which every kind was tried. */
interface EndedReading {
  options: {
    cluster: string;
    previous?: PreviousInventory;
    state?: ReadingState;
  };
  served: Served;
  identity: ClusterIdentity;
  reading: Reading;
}

/**
 * Summarizes a read in which every kind was tried.
 */
export function toInventoryReading(ended: EndedReading): InventoryReading {
  const { options, served, identity, reading } = ended;
  const { version } = served;
  if (version instanceof ReadFailure) {
    reading.addFailure('version', version);
  }
  const previous = identity.isReplaced ? undefined : options.previous;
  const uid = identity.uid ?? options.state?.clusterUid ?? previous?.uid;
  return {
    inventory: {
      cluster: options.cluster,
      uid,
      kubernetesVersion:
        typeof version === 'string' ? version : previous?.kubernetesVersion,
      parts: reading.parts(),
    },
    outcome: reading.outcome(),
    state: toState(ended, uid),
  };
}

/**
 * If the identity of the cluster is uncertain, the next read must not build on
 * this one.
 */
function toState(
  { options, served, identity, reading }: EndedReading,
  uid: string | undefined,
): ReadingState {
  const part = reading.part('apiResources');
  const before = options.state?.discovery;
  const { gaps, empty } = served.discovery;
  return {
    format: READING_FORMAT,
    ...(uid && { clusterUid: uid }),
    ...(served.etag &&
      part?.state === 'read' && {
        discovery: {
          etag: served.etag,
          readAt: part.readAt,
          wholeAt: before && !served.isWhole ? before.wholeAt : part.readAt,
          ...(gaps.length > 0 && { gaps }),
          ...(empty.length > 0 && { empty }),
        },
      }),
    kinds: identity.uid ? reading.states() : {},
    refusals: reading.refusals(),
  };
}
