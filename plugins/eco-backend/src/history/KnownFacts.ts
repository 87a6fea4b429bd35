import {
  DetectionState,
  OutcomeStatus,
} from '@backstage-eco/plugin-eco-common';

/**
 * Stored state of a tool in history, without its evidence, which changes too
 * often.
 */
export interface ToolRecord {
  state: DetectionState;
  /** Distinct and sorted. Empty if the cluster reveals none. */
  versions: string[];
}

/** Stored state of a CustomResourceDefinition in history. */
export interface CrdRecord {
  versions: Array<{
    name: string;
    served: boolean;
    storage: boolean;
    deprecated: boolean;
    /** SHA-256; omitted if the version has no schema. */
    schemaHash?: string;
  }>;
  storedVersions: string[];
}

/** Read status of a cluster. */
export interface ReadingRecord {
  status: OutcomeStatus;
  /** Reason at the time of the last change of the other fields. */
  reason?: string;
  /** Kinds that are unread or stale, sorted. */
  unread: string[];
}

/** Fact about a subject. `null` is a tool that was searched and is absent. */
export type Fact =
  | string
  | true
  | null
  | ToolRecord
  | CrdRecord
  | ReadingRecord;

/**
 * Latest known facts of a cluster, by subject. A missing subject is unknown,
 * with one exception: if `crds` is present, a missing CRD is absent.
 *
 * A Map instead of an object, because names of CRDs come from the cluster.
 */
export type KnownFacts = ReadonlyMap<string, Fact>;

/** Subjects that occur once per cluster. */
export const SUBJECTS = {
  /** Uid of the namespace `kube-system`, which identifies the cluster. */
  clusterUid: 'cluster-uid',
  kubernetesVersion: 'kubernetes-version',
  reading: 'reading',
  /** `true` once CRDs have been read. */
  crds: 'crds',
  /** `true` while the cluster is archived. */
  archived: 'archived',
} as const;

const TOOL = 'tool:';
const DEFINITION = 'definition:';
const CRD = 'crd:';

/** Returns the subject of a tool. */
export function toolSubject(id: string): string {
  return `${TOOL}${id}`;
}

/**
 * Returns the subject of the definition, a hash, with which a tool was
 * searched.
 */
export function definitionSubject(id: string): string {
  return `${DEFINITION}${id}`;
}

/** Returns the subject of a CRD. */
export function crdSubject(name: string): string {
  return `${CRD}${name}`;
}

/** Whether a subject is the definition of a tool. */
export function isDefinitionSubject(subject: string): boolean {
  return subject.startsWith(DEFINITION);
}

/** Whether a subject is a tool. */
export function isToolSubject(subject: string): boolean {
  return subject.startsWith(TOOL);
}

/** Returns the tool id of a subject; undefined if it is not a tool. */
export function toolId(subject: string): string | undefined {
  return isToolSubject(subject) ? subject.slice(TOOL.length) : undefined;
}

/** Returns the CRD name of a subject; undefined if it is not a CRD. */
export function crdName(subject: string): string | undefined {
  return isCrdSubject(subject) ? subject.slice(CRD.length) : undefined;
}

/** Whether a subject is a CRD. */
export function isCrdSubject(subject: string): boolean {
  return subject.startsWith(CRD);
}

/**
 * Sorts facts by subject, so that the order does not depend on their history.
 */
export function inOrder(facts: KnownFacts): Array<[string, Fact]> {
  return [...facts].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
}

/** Serializes facts for the store. */
export function serialiseFacts(facts: KnownFacts): string {
  return JSON.stringify(inOrder(facts));
}

/** Parses the result of {@link serialiseFacts}. */
export function parseFacts(text: string): KnownFacts {
  return new Map(JSON.parse(text));
}
