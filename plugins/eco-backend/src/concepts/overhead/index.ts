export { summariseOverhead } from './summariseOverhead';
