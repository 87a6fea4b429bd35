import { components } from './openapi.generated';

type Schemas = components['schemas'];

/**
 * Severity of a finding.
 *
 * @public
 */
export type FindingSeverity = Schemas['CheckSeverity'];

/**
 * Number of findings per severity.
 *
 * @public
 */
export type SeverityCounts = Schemas['SeverityCounts'];

/**
 * Response of `GET /findings`. A missing finding proves nothing for a cluster
 * in which its check is unknown.
 *
 * @public
 */
export type FindingPage = Schemas['FindingPage'];

/**
 * Response of `GET /finding-counts`.
 *
 * @public
 */
export type FindingCounts = Schemas['FindingCounts'];

/**
 * Number of open findings in a cluster, in total and by tool.
 *
 * @public
 */
export type FindingsInCluster = Schemas['FindingsInCluster'];

/**
 * A finding: a problem that a check found in a cluster.
 *
 * @public
 */
export type FindingSummary = Schemas['FindingSummary'];

/**
 * A finding with its evidence, why it matters and how to fix it.
 *
 * @public
 */
export type FindingDetail = Schemas['FindingDetail'];

/**
 * Why a finding is muted, and until when.
 *
 * @public
 */
export type MuteInput = Schemas['MuteInput'];

/**
 * Response of `GET /checks`.
 *
 * @public
 */
export type CheckList = Schemas['CheckList'];

/**
 * Checks that could not run in a cluster, with their common reason.
 *
 * @public
 */
export type UnknownChecks = Schemas['UnknownChecks'];
