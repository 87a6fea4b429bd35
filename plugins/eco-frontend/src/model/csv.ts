import { CSV_FORMULA } from '@backstage-eco/plugin-eco-common';

/** A header with rows of cells. */
export interface CsvTable {
  fields: readonly string[];
  data: string[][];
}

/**
 * Formats a table as CSV (RFC 4180) with a header line. Formulas are escaped
 * with an apostrophe, because text from clusters is untrusted.
 */
export async function toCsv(table: CsvTable): Promise<string> {
  // Loaded on demand, as the pages do not need it.
  const { unparse } = await import('papaparse');
  return unparse(
    { fields: [...table.fields], data: table.data },
    { newline: '\r\n', escapeFormulae: CSV_FORMULA },
  );
}
