import { ResourceAmounts } from '@backstage-eco/plugin-eco-node';
import {
  boundedText,
  isRawObject,
} from '@backstage-eco/plugin-eco-recognition';

/**
 * Extracts CPU and memory from a `ResourceList`. Quantities may be numbers.
 *
 * @returns undefined if it has neither
 */
export function resourceAmounts(value: unknown): ResourceAmounts | undefined {
  if (!isRawObject(value)) {
    return undefined;
  }
  const cpu = toText(value.cpu);
  const memory = toText(value.memory);
  return cpu === undefined && memory === undefined
    ? undefined
    : { cpu, memory };
}

function toText(quantity: unknown): string | undefined {
  return typeof quantity === 'number'
    ? String(quantity)
    : boundedText(quantity);
}
