export { ClaimLostError } from './Claim';
export type { Claim } from './Claim';
export { claimDueClusters } from './claimDueClusters';
export { nextUpdateAt, releaseClaim, UNCLAIMED } from './releaseClaim';
export { renewClaim } from './renewClaim';
export type { CycleProgress } from './renewClaim';
export { requestRefresh } from './requestRefresh';
export { skipCycle } from './skipCycle';
