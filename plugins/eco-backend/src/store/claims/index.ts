export { ClaimLostError } from './Claim';
export type { Claim } from './Claim';
export { claimDueClusters } from './claimDueClusters';
export { listRefreshes } from './listRefreshes';
export type { Refresh } from './listRefreshes';
export { nextUpdateAt, releaseClaim, UNCLAIMED } from './releaseClaim';
export { renewClaim } from './renewClaim';
export type { CycleProgress } from './renewClaim';
export { requestRefresh } from './requestRefresh';
