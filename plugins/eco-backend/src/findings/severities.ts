import { CheckSeverity } from '@backstage-eco/plugin-eco-node';

/** The worst first: a place in it is how a severity is kept. */
export const SEVERITIES: CheckSeverity[] = ['critical', 'warning', 'info'];
