export type { ExportedFindings } from './ExportedFindings';
export { toCsv } from './toCsv';
export { toSarif } from './toSarif';
