import { CheckResults } from '@backstage-eco/plugin-eco-backend/assessment';
import { Proof } from './proof/proveFinding';

/** A finding, and what the API server says of its evidence. */
export type ProvenFinding = CheckResults['findings'][number] & {
  proofs: Proof[];
  justified: boolean;
};

/** What the checks say of one install. */
export interface ReportedInstall {
  file: string;
  findings: ProvenFinding[];
  unknown: CheckResults['unknown'];
}

/** A fault that was put into an install, and whether a check found it. */
export interface SeedResult {
  seed: string;
  check: string;
  file: string;
  recalled: boolean;
  /** What found it, or why it could not be put in. */
  message: string;
}
