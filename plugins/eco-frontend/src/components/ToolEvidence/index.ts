export { DetectionFacts } from './DetectionFacts';
export { EvidenceTable } from './EvidenceTable';
export { NotFoundIn } from './NotFoundIn';
export { ToolInClusters } from './ToolInClusters';
export { UnknownReason } from './UnknownReason';
export { objectName } from './objectName';
