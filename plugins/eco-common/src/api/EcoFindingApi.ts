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
 * Which findings are wanted.
 *
 * @public
 */
export interface FindingsRequest {
  /** Names; left out or empty means all that the caller may see. */
  clusters?: string[];
  severities?: FindingSeverity[];
  /** Ids of checks. */
  checks?: string[];
  /** The id of a tool: findings about it, its workloads and its kinds. */
  tool?: string;
  /** A part of the check, subject or message; capitals do not matter. */
  text?: string;
  /** Muted ones; `exclude` where left out. */
  muted?: 'exclude' | 'only' | 'include';
  /** 1 to 500; 100 where left out. */
  limit?: number;
  /** The `nextCursor` of the page before, with the same other fields. */
  cursor?: string;
}

/**
 * What Eco's backend answers about findings. Every call may end in a
 * `ResponseError`: 403 without the permission `eco.finding.read` or
 * `eco.finding.mute`, 404 where a finding is not known or may not be seen.
 *
 * @public
 */
export interface EcoFindingApi {
  /** A page of findings, the worst first. */
  getFindings(
    request?: FindingsRequest,
    options?: EcoRequestOptions,
  ): Promise<FindingPage>;

  /** All findings that fit as a file; 400 where there are too many. */
  exportFindings(
    request: { format: 'csv' | 'json' | 'sarif' } & Omit<
      FindingsRequest,
      'limit' | 'cursor'
    >,
    options?: EcoRequestOptions,
  ): Promise<Blob>;

  /** One finding with its evidence and how to fix it. */
  getFinding(
    request: { id: string },
    options?: EcoRequestOptions,
  ): Promise<FindingDetail>;

  /** How many open findings each cluster has, by tool. */
  getFindingCounts(
    request?: { clusters?: string[]; tool?: string },
    options?: EcoRequestOptions,
  ): Promise<FindingCounts>;

  /** What is checked, and where it could not be. */
  getChecks(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<CheckList>;

  /** Mutes a finding, or changes its mute. */
  muteFinding(
    request: { id: string } & MuteInput,
    options?: EcoRequestOptions,
  ): Promise<FindingDetail>;

  /** Shows a muted finding again. */
  unmuteFinding(
    request: { id: string },
    options?: EcoRequestOptions,
  ): Promise<FindingDetail>;
}
