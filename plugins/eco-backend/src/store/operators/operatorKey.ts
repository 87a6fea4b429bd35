import { OperatorReference } from '@backstage-eco/plugin-eco-common';
import { workloadKey } from '../../operators';
import { storableKey } from '../storableText';

/** Returns the key of an operator within its cluster. */
export function operatorKey(workload: OperatorReference): string {
  return storableKey(workloadKey(workload));
}
