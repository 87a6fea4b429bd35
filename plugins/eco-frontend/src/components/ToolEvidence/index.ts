export { DetectionFacts } from './DetectionFacts';
export { NotFoundIn } from './NotFoundIn';
export { ToolInClusters } from './ToolInClusters';
export { UnknownReason } from './UnknownReason';
