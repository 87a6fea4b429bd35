import {
  DetectionState,
  OutcomeStatus,
} from '@backstage-eco/plugin-eco-common';

/** A tool as history keeps it: its evidence changes too often. */
export interface ToolRecord {
  state: DetectionState;
  /** Each once, sorted. Empty: the cluster states none. */
  versions: string[];
}

/** A CustomResourceDefinition as history keeps it. */
export interface CrdRecord {
  versions: Array<{
    name: string;
    served: boolean;
    storage: boolean;
    deprecated: boolean;
    /** SHA-256; left out where the version has no schema. */
    schemaHash?: string;
  }>;
  storedVersions: string[];
}

/** How far a cluster could be read. */
export interface ReadingRecord {
  status: OutcomeStatus;
  /** The reason that was given when the rest of the record last changed. */
  reason?: string;
  /** The kinds whose facts are not of this reading, sorted. */
  unread: string[];
}

/**
 * What is known of one subject. `null` is a tool that was looked for and is
 * absent.
 */
export type Fact =
  | string
  | true
  | null
  | ToolRecord
  | CrdRecord
  | ReadingRecord;

/**
 * What was last known of a cluster, by subject. A subject that is missing is
 * unknown, with one exception: once `crds` is there, a CRD that is missing is
 * absent.
 *
 * A map, and no object: the names of CRDs are a cluster's words.
 */
export type KnownFacts = ReadonlyMap<string, Fact>;

/** The subjects that are there once. */
export const SUBJECTS = {
  /** The uid of the namespace `kube-system`: it changes with the cluster. */
  clusterUid: 'cluster-uid',
  kubernetesVersion: 'kubernetes-version',
  reading: 'reading',
  /** `true` once the CRDs were read. */
  crds: 'crds',
  /** `true` while the cluster is archived. */
  archived: 'archived',
} as const;

const TOOL = 'tool:';
const DEFINITION = 'definition:';
const CRD = 'crd:';

/** The subject of a tool. */
export function toolSubject(id: string): string {
  return `${TOOL}${id}`;
}

/** The subject of the definition, a hash, by which a tool was looked for. */
export function definitionSubject(id: string): string {
  return `${DEFINITION}${id}`;
}

/** The subject of a CRD. */
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

/** The id of the tool that a subject is. Left out: it is no tool. */
export function toolId(subject: string): string | undefined {
  return isToolSubject(subject) ? subject.slice(TOOL.length) : undefined;
}

/** The name of the CRD that a subject is. Left out: it is no CRD. */
export function crdName(subject: string): string | undefined {
  return isCrdSubject(subject) ? subject.slice(CRD.length) : undefined;
}

/** Whether a subject is a CRD. */
export function isCrdSubject(subject: string): boolean {
  return subject.startsWith(CRD);
}

/** Facts in the order of their subjects, which does not depend on how they came about. */
export function inOrder(facts: KnownFacts): Array<[string, Fact]> {
  return [...facts].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
}

/** As it is kept. */
export function serialiseFacts(facts: KnownFacts): string {
  return JSON.stringify(inOrder(facts));
}

/** What {@link serialiseFacts} made of them. */
export function parseFacts(text: string): KnownFacts {
  return new Map(JSON.parse(text));
}
