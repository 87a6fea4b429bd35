import { CSV_FORMULA } from '@backstage-eco/plugin-eco-common';

/** A header and the cells of each row below it. */
export interface CsvTable {
  fields: readonly string[];
  data: string[][];
}

/**
 * Rows as CSV of RFC 4180, with a header line. A formula gets an apostrophe in
 * front: what a cluster says is text of strangers.
 */
export async function toCsv(table: CsvTable): Promise<string> {
  // Loaded when somebody asks for it: the pages do without.
  const { unparse } = await import('papaparse');
  return unparse(
    { fields: [...table.fields], data: table.data },
    { newline: '\r\n', escapeFormulae: CSV_FORMULA },
  );
}
