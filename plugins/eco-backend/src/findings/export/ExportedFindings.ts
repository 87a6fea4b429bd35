import { FindingSummary } from '@backstage-eco/plugin-eco-common';
import { Check } from '@backstage-eco/plugin-eco-node';
import { UnknownCheck } from '../Finding';

/** Findings to export, with the checks that could not run. */
export interface ExportedFindings {
  findings: Array<{ summary: FindingSummary; fingerprint: string }>;
  unknown: Array<UnknownCheck & { cluster: string }>;
  checks: readonly Check[];
}
