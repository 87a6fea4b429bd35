import { ReactNode } from 'react';

/** A column of a {@link DataTable}. */
export interface DataColumn<TRow> {
  /** Name of the column in the URL and the CSV header. */
  id: string;
  head: string;
  /** Label of its cells on a narrow page, if the header is too long. */
  shortHead?: string;
  /**
   * Value for the CSV, for sorting, and for display. A column without it can be
   * neither sorted nor exported; undefined sorts last.
   */
  value?(row: TRow): string | number | undefined;
  /** Sort key that replaces the value, such as a rank. */
  sortBy?(row: TRow): string | number | undefined;
  /** Exports the column to CSV without showing it. */
  csvOnly?: boolean;
  /** Cell content that replaces the value. */
  cell?(row: TRow): ReactNode;
}

/** Checks whether a table can be sorted by a column. */
export function isSortable<TRow>(column: DataColumn<TRow>): boolean {
  return (column.sortBy ?? column.value) !== undefined;
}
