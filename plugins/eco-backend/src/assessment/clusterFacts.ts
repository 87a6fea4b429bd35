import {
  Detection,
  ObjectReference,
  SignalKind,
} from '@backstage-eco/plugin-eco-common';
import {
  Inventory,
  InventoryKind,
  InventoryPart,
} from '@backstage-eco/plugin-eco-node';
import { isSimulatedNode, KIND_SOURCES } from '../inventory';
import { Assessment } from './Assessment';

/** Cluster-level facts, stored beside the object lists. */
export function toClusterFacts(
  inventory: Inventory,
): Pick<Assessment, 'readAt' | 'nodeCount' | 'simulatedNodeCount'> {
  const { nodes } = inventory.parts;
  const known = 'items' in nodes ? nodes.items : undefined;
  return {
    readAt: inReadingOrder(inventory).at(-1),
    nodeCount: known?.length,
    simulatedNodeCount: known?.filter(isSimulatedNode).length,
  };
}

/** Read times of the lists, oldest first. */
function inReadingOrder(inventory: Inventory): string[] {
  return Object.values(inventory.parts)
    .map(readAtOf)
    .filter(time => time !== undefined)
    .sort();
}

function readAtOf(part: InventoryPart<unknown>): string | undefined {
  return 'readAt' in part ? part.readAt : undefined;
}

/** Part of the inventory that holds a group and kind. */
const PART_OF_KIND = new Map<string, InventoryKind>(
  Object.values(KIND_SOURCES).map(({ group, kind, part }) => [
    `${group}/${kind}`,
    part,
  ]),
);

/**
 * Returns the age of a detection: that of the oldest list or sample behind it.
 * A fact of unknown origin counts as old as the oldest list.
 *
 * @returns ISO 8601, or an empty string if nothing was ever read
 */
export function detectionReadAt(
  detection: Detection,
  inventory: Inventory,
): string {
  const oldest = inReadingOrder(inventory)[0] ?? '';
  const times = factsOf(detection).map(
    fact => factReadAt(fact, inventory) ?? oldest,
  );
  return times.sort()[0] ?? oldest;
}

/** Evidence from any part of a detection. */
type DetectionFact = { signal?: SignalKind; object: ObjectReference };

function factsOf(detection: Detection): DetectionFact[] {
  const { evidence, counterEvidence = [], version, places } = detection;
  const versions = [version, ...places.map(place => place.version)];
  return [
    ...evidence,
    ...counterEvidence,
    ...versions.flatMap(each => (each ? [each.evidence] : [])),
  ];
}

function factReadAt(
  { signal, object }: DetectionFact,
  inventory: Inventory,
): string | undefined {
  const [group, kind] = [groupOf(object.apiVersion), object.kind];
  if (signal === 'customResource') {
    return inventory.samples?.find(
      sample => sample.group === group && sample.kind === kind,
    )?.sampledAt;
  }
  const part = PART_OF_KIND.get(`${group}/${kind}`);
  return part && readAtOf(inventory.parts[part]);
}

/** Returns the API group; an empty string for the core group. */
function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

/** Returns the distinct versions of a detection. */
export function detectedVersions(detection: Detection): string[] {
  const readings = [
    detection.version,
    ...detection.places.map(place => place.version),
  ];
  const values = readings.map(reading => reading?.value);
  return [...new Set(values.filter(value => value !== undefined))];
}
