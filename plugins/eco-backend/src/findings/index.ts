export { acceptChecks } from './acceptChecks';
export { BUILT_IN_CHECKS } from './checks';
export type { Finding, UnknownCheck } from './Finding';
export { fillFix } from './fillFix';
export { findFindings, findFindingsInSteps } from './findFindings';
export type { CheckResults } from './findFindings';
export type { KnownCluster } from './InventoryCheckFacts';
export { SEVERITIES } from './severities';
