export { currentFacts } from './currentFacts';
export { deleteOldEvents } from './deleteOldEvents';
export { listEvents } from './listEvents';
export { loadPast } from './loadPast';
export { writeEvents } from './writeEvents';
