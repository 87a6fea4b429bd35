export { countEventsOverTime } from './countEventsOverTime';
export { currentFacts } from './currentFacts';
export { deleteOldEvents } from './deleteOldEvents';
export { findClustersWithHistory } from './findClustersWithHistory';
export { findEvent, listEvents } from './listEvents';
export { loadPast } from './loadPast';
export { writeEvents } from './writeEvents';
