export { countConcepts } from './Concepts';
export type { Concepts } from './Concepts';
