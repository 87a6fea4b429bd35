import { StalledReason } from '../conditions';

/**
 * Why a spec cannot be satisfied, with the field and the fix. The Database
 * becomes `Stalled` with this reason.
 *
 * @public
 */
export interface DatabaseProblem {
  reason: StalledReason;
  /** Field to change, such as `spec.version`. */
  field: string;
  message: string;
}
