export { CountedSection } from './CountedSection';
export { CountedTable } from './CountedTable';
