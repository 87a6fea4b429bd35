export { CsvButton } from './CsvButton';
export type { DataColumn } from './DataColumn';
export { DataTable } from './DataTable';
export { tableStyle } from './tableStyle';
