/**
 * Matches CSV values that a spreadsheet would run as a formula. Source: OWASP,
 * "CSV Injection". Papaparse's built-in pattern misses values with a line
 * break.
 *
 * @public
 */
export const CSV_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
