import { CheckResults } from '@backstage-eco/plugin-eco-backend/assessment';
import { Proof } from './proof/proveFinding';

/** A finding, with its evidence checked against the API server. */
export type ProvenFinding = CheckResults['findings'][number] & {
  proofs: Proof[];
  justified: boolean;
};

/** Results of the checks on one install. */
export interface ReportedInstall {
  file: string;
  findings: ProvenFinding[];
  unknown: CheckResults['unknown'];
}

/** A fault that was put into an install, and whether its check found it. */
export interface SeedResult {
  seed: string;
  check: string;
  file: string;
  recalled: boolean;
  /** Message of the finding, or why the fault could not be put in. */
  message: string;
}
