export { diffFacts } from './diffFacts';
export type { FactChange, HistoryEvent } from './HistoryEvent';
export { parseFacts, serialiseFacts, SUBJECTS } from './KnownFacts';
export type {
  CrdRecord,
  Fact,
  KnownFacts,
  ReadingRecord,
  ToolRecord,
} from './KnownFacts';
export { rebuild } from './rebuild';
export { toClusterPast } from './toClusterPast';
export { toKnownFacts } from './toKnownFacts';
export type { AssessedCycle } from './toKnownFacts';
