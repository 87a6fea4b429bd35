import { ReactNode } from 'react';

/** A column of a {@link DataTable}. */
export interface DataColumn<TRow> {
  /** Names the column in the address and, in CSV, in the header. */
  id: string;
  head: string;
  /** Names its cells on a narrow page, where the head is too long. */
  shortHead?: string;
  /**
   * What the CSV has, what rows are sorted by, and what the cell shows. A column
   * without it is neither sorted nor exported; undefined is sorted last.
   */
  value?(row: TRow): string | number | undefined;
  /** Sorts by something else, such as a rank. */
  sortBy?(row: TRow): string | number | undefined;
  /** Only the CSV has it. */
  csvOnly?: boolean;
  /** What the cell shows instead of the value. */
  cell?(row: TRow): ReactNode;
}

/** Whether rows can be sorted by a column. */
export function isSortable<TRow>(column: DataColumn<TRow>): boolean {
  return (column.sortBy ?? column.value) !== undefined;
}
