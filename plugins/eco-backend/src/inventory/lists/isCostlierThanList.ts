/** Changes below this length always count as cheap, in characters. */
const FREE_LENGTH = 64 * 1024;
/** API servers compress answers from this length on, in bytes. */
const COMPRESSED_FROM = 128 * 1024;
/**
 * Lists are repetitive: they compress to between a tenth and a twentieth, as
 * measured.
 */
const COMPRESSION = 10;

/**
 * Whether the changes cost more on the wire than a list would have. A watch
 * sends the whole object for every change, uncompressed. Typical are a hundred
 * Nodes that report every few minutes.
 *
 * @param changes - length of the changes, in characters
 * @param list - length of the last whole list
 */
export function isCostlierThanList(changes: number, list: number): boolean {
  const onTheWire = list < COMPRESSED_FROM ? list : list / COMPRESSION;
  return changes > FREE_LENGTH && changes > onTheWire;
}
