import { isDeepStrictEqual } from 'node:util';
import {
  Detection,
  Outcome,
  UnknownTool,
} from '@backstage-eco/plugin-eco-common';
import { CrdFacts, Inventory } from '@backstage-eco/plugin-eco-node';
import {
  CrdRecord,
  crdSubject,
  definitionSubject,
  Fact,
  isCrdSubject,
  KnownFacts,
  ReadingRecord,
  SUBJECTS,
  ToolRecord,
  toolSubject,
} from './KnownFacts';

const MAX_REASON_LENGTH = 500;

/** Result of an assessed cycle, as far as history uses it. */
export interface AssessedCycle {
  inventory: Inventory;
  outcome: Outcome;
  detections: Array<{ detection: Detection; versions: string[] }>;
  unknown: UnknownTool[];
  /**
   * Tools that were searched, with a hash of their definition. Other tools keep
   * their known facts.
   */
  tools: Array<{ id: string; definitionHash: string }>;
}

/**
 * Updates the known facts after a cycle. Facts that the cycle could not
 * determine stay as they are: unknown does not mean gone. Pure.
 *
 * @param previous - facts known before; empty at first
 */
export function toKnownFacts(
  previous: KnownFacts,
  cycle: AssessedCycle,
): KnownFacts {
  const { inventory } = cycle;
  const { uid } = inventory;
  const known = previous.get(SUBJECTS.clusterUid);
  // Drops the facts of another cluster that previously had this name.
  const isOther = uid !== undefined && known !== undefined && uid !== known;
  const before: KnownFacts = isOther ? new Map() : previous;
  const facts = new Map(before);
  setKnown(facts, SUBJECTS.clusterUid, uid);
  setKnown(facts, SUBJECTS.kubernetesVersion, inventory.kubernetesVersion);
  facts.set(SUBJECTS.reading, toReading(before, cycle));
  setTools(facts, cycle);
  setCrds(facts, inventory);
  return facts;
}

function setKnown(
  facts: Map<string, Fact>,
  subject: string,
  fact: Fact | undefined,
): void {
  if (fact !== undefined) {
    facts.set(subject, fact);
  }
}

function toReading(
  before: KnownFacts,
  { inventory, outcome }: AssessedCycle,
): ReadingRecord {
  const unread = Object.entries(inventory.parts)
    .filter(([, { state }]) => state === 'stale' || state === 'unread')
    .map(([kind]) => kind)
    .sort();
  const record = { status: outcome.status, unread };
  const last = before.get(SUBJECTS.reading) as ReadingRecord | undefined;
  const { reason: _, ...lastRecord } = last ?? {};
  if (last && isDeepStrictEqual(lastRecord, record)) {
    // Keeps the old reason: reasons contain addresses and times, so a new
    // wording is noise.
    return last;
  }
  return {
    ...record,
    ...(outcome.reason && {
      reason: outcome.reason.slice(0, MAX_REASON_LENGTH),
    }),
  };
}

function setTools(facts: Map<string, Fact>, cycle: AssessedCycle): void {
  const unknown = new Set(cycle.unknown.map(({ toolId }) => toolId));
  const found = new Map(
    cycle.detections.map(each => [each.detection.toolId, each]),
  );
  for (const { id, definitionHash } of cycle.tools) {
    const tool = found.get(id);
    if (!unknown.has(id)) {
      facts.set(definitionSubject(id), definitionHash);
      facts.set(toolSubject(id), tool ? toToolRecord(tool) : null);
    }
  }
}

function toToolRecord({
  detection,
  versions,
}: AssessedCycle['detections'][number]): ToolRecord {
  return { state: detection.state, versions: [...new Set(versions)].sort() };
}

function setCrds(facts: Map<string, Fact>, inventory: Inventory): void {
  const { crds } = inventory.parts;
  if (crds.state !== 'read' && crds.state !== 'not-served') {
    return;
  }
  for (const subject of [...facts.keys()]) {
    if (isCrdSubject(subject)) {
      facts.delete(subject);
    }
  }
  facts.set(SUBJECTS.crds, true);
  for (const crd of crds.state === 'read' ? crds.items : []) {
    facts.set(crdSubject(crd.name), toCrdRecord(crd));
  }
}

function toCrdRecord({ versions, storedVersions }: CrdFacts): CrdRecord {
  return {
    versions: versions.map(version => ({
      name: version.name,
      served: version.served,
      storage: version.storage,
      deprecated: version.deprecated,
      ...(version.schemaHash && { schemaHash: version.schemaHash }),
    })),
    storedVersions,
  };
}
