import { boundedTexts } from '@backstage-eco/plugin-eco-recognition';

/**
 * The API groups of a rule. The core group is an empty text, which counts here.
 */
export function groupNames(value: unknown): string[] {
  const named = boundedTexts(value);
  return Array.isArray(value) && value.includes('') ? ['', ...named] : named;
}
