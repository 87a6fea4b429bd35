export { listAssessed } from './listAssessed';
export { loadSummary } from './loadSummary';
export { writeSummaries } from './writeSummaries';
