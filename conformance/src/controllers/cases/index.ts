import { RealOperatorName } from '../realOperators/operators';
import { ControllerCase } from './ControllerCase';
import { kro } from './kro';
import { prometheusOperator } from './prometheusOperator';

export type { ControllerCase } from './ControllerCase';

/** Cases by operator. */
export const CASES: Record<RealOperatorName, ControllerCase> = {
  'prometheus-operator': prometheusOperator,
  kro,
};
