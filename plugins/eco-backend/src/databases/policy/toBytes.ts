import { parseQuantity } from '@backstage-eco/plugin-eco-common';

/** Unit of `parseQuantity`. */
const BILLIONTHS = 1_000_000_000n;

/**
 * Converts a quantity to bytes, rounded up; exact up to 9 PB.
 *
 * @returns undefined if the text is not a quantity
 */
export function toBytes(quantity: string): number | undefined {
  const size = parseQuantity(quantity);
  return size === undefined
    ? undefined
    : Number((size + BILLIONTHS - 1n) / BILLIONTHS);
}
