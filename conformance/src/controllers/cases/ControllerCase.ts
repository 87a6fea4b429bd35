import { KubernetesClient } from 'control-plane';
import { RealOperatorName } from '../realOperators/operators';
import { ExpectedOperator } from '../judgeControllers';

/** A real operator, its task, and what Eco must report about it. */
export interface ControllerCase {
  operator: RealOperatorName;
  /** Flags of the process and of its Deployment. */
  args?: string[];
  expected: ExpectedOperator;
  /**
   * Creates objects, and waits until the operator has reconciled them.
   *
   * @throws an Error with the refused object, or with what the wait was for
   */
  reconcile(client: KubernetesClient): Promise<void>;
}
