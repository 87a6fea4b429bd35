export type { ActivityFacts } from './ActivityFacts';
export { findActivity } from './findActivity';
