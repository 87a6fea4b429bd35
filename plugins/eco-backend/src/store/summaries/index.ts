export { listCounted } from './listCounted';
export { loadSummary } from './loadSummary';
export { writeSummaries } from './writeSummaries';
