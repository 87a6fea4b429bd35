export { summarise } from './summarise';
export type { Summaries } from './summarise';
