import { StalledReason } from '../conditions';

/**
 * Why a spec cannot be fulfilled: which field, and what to do. The Database is
 * then Stalled for this reason.
 *
 * @public
 */
export interface DatabaseProblem {
  reason: StalledReason;
  /** The field that is to be changed, such as `spec.version`. */
  field: string;
  message: string;
}
