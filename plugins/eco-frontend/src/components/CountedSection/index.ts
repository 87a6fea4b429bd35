export { CountedSection } from './CountedSection';
export { CountedTable } from './CountedTable';
export { UnknownLine } from './UnknownLine';
