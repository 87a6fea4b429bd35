export { listDetections } from './listDetections';
export { listToolForms } from './listToolForms';
export { listUnknownTools } from './listUnknownTools';
export { loadDetections } from './loadDetections';
export { writeDetections, writeUnknownTools } from './writeDetections';
