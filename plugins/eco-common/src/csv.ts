/**
 * How a value of CSV begins that a spreadsheet runs as a formula. Source: OWASP,
 * "CSV Injection". Papaparse's own pattern misses those that have a line break.
 *
 * @public
 */
export const CSV_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
