import { FindingSeverity } from '@backstage-eco/plugin-eco-common';

/** Severities, worst first. */
export const SEVERITIES: FindingSeverity[] = ['critical', 'warning', 'info'];
