import { KubernetesClient } from 'control-plane';
import { RealOperatorName } from '../realOperators/operators';
import { ExpectedOperator } from '../judgeControllers';

/** A real operator, what it gets to do, and what Eco has to say of it. */
export interface ControllerCase {
  operator: RealOperatorName;
  /** Flags, which its Deployment gets too. */
  args?: string[];
  expected: ExpectedOperator;
  /**
   * Brings in objects, and waits until the operator is done with them.
   *
   * @throws an Error that names what was refused, or what did not come
   */
  reconcile(client: KubernetesClient): Promise<void>;
}
