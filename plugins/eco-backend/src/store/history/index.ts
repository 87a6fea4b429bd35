export { currentFacts } from './currentFacts';
export { deleteOldEvents } from './deleteOldEvents';
export { findClustersWithHistory } from './findClustersWithHistory';
export { listEvents } from './listEvents';
export { loadPast } from './loadPast';
export { writeEvents } from './writeEvents';
