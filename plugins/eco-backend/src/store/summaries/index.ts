export { loadSummary } from './loadSummary';
export { writeSummaries } from './writeSummaries';
