export { countChanges } from './countChanges';
export { diffFacts } from './diffFacts';
export type { HistoryEvent } from './HistoryEvent';
export {
  parseFacts,
  serialiseFacts,
  SUBJECTS,
  toolSubject,
} from './KnownFacts';
export type { KnownFacts } from './KnownFacts';
export { rebuild } from './rebuild';
export { shownChanges, summariseChanges } from './summariseChanges';
export type { ChangesSummary } from './summariseChanges';
export { toClusterPast } from './toClusterPast';
export { toKnownFacts } from './toKnownFacts';
