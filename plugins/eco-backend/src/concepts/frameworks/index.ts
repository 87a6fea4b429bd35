export { findFrameworks } from './findFrameworks';
export type { FrameworkUses } from './findFrameworks';
export type { FrameworkFact, FrameworkId, FrameworkUse } from './FrameworkUse';
