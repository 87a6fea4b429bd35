import { components } from './openapi.generated';

type Schemas = components['schemas'];

/**
 * How bad a finding is.
 *
 * @public
 */
export type FindingSeverity = Schemas['CheckSeverity'];

/**
 * How many findings of each severity there are.
 *
 * @public
 */
export type SeverityCounts = Schemas['SeverityCounts'];

/**
 * The answer of `GET /findings`. That a finding is not in it says nothing of a
 * cluster in which its check is unknown.
 *
 * @public
 */
export type FindingPage = Schemas['FindingPage'];

/**
 * The answer of `GET /finding-counts`.
 *
 * @public
 */
export type FindingCounts = Schemas['FindingCounts'];

/**
 * How many open findings a cluster has, all of them and by tool.
 *
 * @public
 */
export type FindingsInCluster = Schemas['FindingsInCluster'];

/**
 * What a check found in a cluster.
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
 * The answer of `GET /checks`.
 *
 * @public
 */
export type CheckList = Schemas['CheckList'];

/**
 * Checks that could not be made in a cluster, for one reason.
 *
 * @public
 */
export type UnknownChecks = Schemas['UnknownChecks'];
