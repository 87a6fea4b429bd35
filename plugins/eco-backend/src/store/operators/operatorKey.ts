import { OperatorReference } from '@backstage-eco/plugin-eco-common';
import { workloadKey } from '../../operators';
import { storableKey } from '../storableText';

/** What an operator has for itself in its cluster. */
export function operatorKey(workload: OperatorReference): string {
  return storableKey(workloadKey(workload));
}
