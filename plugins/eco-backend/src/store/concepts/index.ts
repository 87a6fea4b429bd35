export { loadConcept } from './loadConcept';
export { writeConcepts } from './writeConcepts';
export type { CountedConcepts, StoredConcepts } from './writeConcepts';
