import { CheckSeverity } from '@backstage-eco/plugin-eco-node';

/** Most severe first; stored severities are indexes of this array. */
export const SEVERITIES: CheckSeverity[] = ['critical', 'warning', 'info'];
