import { ObjectReference } from '@backstage-eco/plugin-eco-common';

/**
 * Subject of a finding, and part of its identity: a different subject is a
 * different finding.
 *
 * - `cluster`: the whole cluster;
 * - `tool`: a tool, in one namespace or all;
 * - `kind`: some objects of a kind, in one namespace or cluster-scoped;
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
 * A fact that proves a finding and can be looked up on the API server.
 *
 * - with `field` and `value`: the field has this value;
 * - with `field` only: the field is not set;
 * - with neither: the object does not exist.
 *
 * @public
 */
export interface FindingEvidence {
  object: ObjectReference;
  /** Field path, for example `status.conditions[type=Ready].status`. */
  field?: string;
  /**
   * Untrusted text from the cluster, at most 256 characters. Non-string values
   * are formatted as JSON.
   */
  value?: string;
}

/**
 * One occurrence of a check's problem.
 *
 * @public
 */
export interface FoundProblem {
  subject: FindingSubject;
  /**
   * Stable key that distinguishes several findings of one check and subject.
   */
  aspect?: string;
  /** What is wrong, in one sentence. */
  message: string;
  /** Affected objects, if there are several. */
  objects?: { count: number; some: ObjectReference[] };
  /** Facts that prove it, strongest first. */
  evidence: FindingEvidence[];
  /** Placeholder values for the commands of the check's fix. */
  values?: Record<string, string>;
}
