import { ObjectReference } from '@backstage-eco/plugin-eco-common';

/**
 * What a finding is about. Its identity: another subject is another finding.
 *
 * - `cluster`: the cluster as a whole;
 * - `tool`: a tool, in one namespace or in all;
 * - `kind`: some objects of a kind, in one namespace or without any;
 * - `object`: one object.
 *
 * @public
 */
export type FindingSubject =
  | { type: 'cluster' }
  | { type: 'tool'; toolId: string; namespace?: string }
  | { type: 'kind'; apiVersion: string; kind: string; namespace?: string }
  | ({ type: 'object' } & ObjectReference);

/**
 * One fact that proves a finding, which can be looked up on the API server.
 *
 * - with `field` and `value`: that stands there;
 * - with `field` only: the field is not set;
 * - with neither: there is no such object.
 *
 * @public
 */
export interface FindingEvidence {
  object: ObjectReference;
  /** The field as a path, for example `status.conditions[type=Ready].status`. */
  field?: string;
  /** Untrusted text from the cluster, at most 256 characters; no texts are as JSON. */
  value?: string;
}

/**
 * What a check found.
 *
 * @public
 */
export interface FoundProblem {
  subject: FindingSubject;
  /** Tells several findings of one check and subject apart. Stable. */
  aspect?: string;
  /** What is wrong, in one sentence. */
  message: string;
  /** The objects that are concerned, where there are several. */
  objects?: { count: number; some: ObjectReference[] };
  /** What proves it, strongest first. */
  evidence: FindingEvidence[];
  /** Fills the commands of the check's fix. */
  values?: Record<string, string>;
}
