/** Changes of less than that are not worth a thought. */
const FREE_LENGTH = 64 * 1024;
/** An API server compresses answers from this length on. */
const COMPRESSED_FROM = 128 * 1024;
/** Lists repeat themselves: a tenth to a twentieth is what was measured. */
const COMPRESSION = 10;

/**
 * Whether a list would have cost less on the wire than the changes did: a watch
 * tells each change of an object with the whole object, and is not compressed. A
 * hundred Nodes that report every few minutes are such a kind.
 *
 * @param changes - how long they were, in characters
 * @param list - how long the last whole list was
 */
export function isDearerThanList(changes: number, list: number): boolean {
  const onTheWire = list < COMPRESSED_FROM ? list : list / COMPRESSION;
  return changes > FREE_LENGTH && changes > onTheWire;
}
