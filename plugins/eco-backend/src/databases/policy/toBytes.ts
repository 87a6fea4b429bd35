import { parseQuantity } from '@backstage-eco/plugin-eco-common';

/** How `parseQuantity` counts. */
const BILLIONTHS = 1_000_000_000n;

/**
 * A size in bytes, rounded up, and exact up to 9 PB.
 *
 * @returns undefined where the text is no quantity
 */
export function toBytes(quantity: string): number | undefined {
  const size = parseQuantity(quantity);
  return size === undefined
    ? undefined
    : Number((size + BILLIONTHS - 1n) / BILLIONTHS);
}
