import { EcoRequestOptions } from './EcoApi';
import {
  CheckList,
  FindingCounts,
  FindingDetail,
  FindingPage,
  FindingSeverity,
  MuteInput,
} from './findings';

/**
 * Filter and page for {@link EcoFindingApi.getFindings}.
 *
 * @public
 */
export interface FindingsRequest {
  /** Cluster names. Omitted or empty: all clusters that the caller may see. */
  clusters?: string[];
  severities?: FindingSeverity[];
  /** Check ids. */
  checks?: string[];
  /** Tool id. Includes findings about the tool's workloads and kinds. */
  tool?: string;
  /** Substring of the check, subject or message, case-insensitive. */
  text?: string;
  /** How to treat muted findings; defaults to `exclude`. */
  muted?: 'exclude' | 'only' | 'include';
  /** 1 to 500; defaults to 100. */
  limit?: number;
  /**
   * The `nextCursor` of the previous page. All other fields must be unchanged.
   */
  cursor?: string;
}

/**
 * Checks and their findings. Any method may reject with a `ResponseError`: 403
 * without the permission `eco.finding.read` or `eco.finding.mute`, 404 if a
 * finding does not exist or the caller may not see it.
 *
 * @public
 */
export interface EcoFindingApi {
  /** Returns one page of findings, most severe first. */
  getFindings(
    request?: FindingsRequest,
    options?: EcoRequestOptions,
  ): Promise<FindingPage>;

  /** Exports all matching findings as a file. 400 if there are too many. */
  exportFindings(
    request: { format: 'csv' | 'json' | 'sarif' } & Omit<
      FindingsRequest,
      'limit' | 'cursor'
    >,
    options?: EcoRequestOptions,
  ): Promise<Blob>;

  /** Returns one finding with its evidence and fix. */
  getFinding(
    request: { id: string },
    options?: EcoRequestOptions,
  ): Promise<FindingDetail>;

  /** Counts each cluster's open findings by tool. */
  getFindingCounts(
    request?: { clusters?: string[]; tool?: string },
    options?: EcoRequestOptions,
  ): Promise<FindingCounts>;

  /** Lists the checks, and the clusters in which they could not run. */
  getChecks(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<CheckList>;

  /** Mutes a finding, or updates an existing mute. */
  muteFinding(
    request: { id: string } & MuteInput,
    options?: EcoRequestOptions,
  ): Promise<FindingDetail>;

  /** Unmutes a finding. */
  unmuteFinding(
    request: { id: string },
    options?: EcoRequestOptions,
  ): Promise<FindingDetail>;
}
