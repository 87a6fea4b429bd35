import { FindingSeverity } from '@backstage-eco/plugin-eco-common';

/** The worst first. */
export const SEVERITIES: FindingSeverity[] = ['critical', 'warning', 'info'];
