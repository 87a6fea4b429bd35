import { boundedTexts } from '@backstage-eco/plugin-eco-recognition';

/**
 * Returns the API groups of a rule, including the core group, which is an empty
 * string.
 */
export function groupNames(value: unknown): string[] {
  const named = boundedTexts(value);
  return Array.isArray(value) && value.includes('') ? ['', ...named] : named;
}
