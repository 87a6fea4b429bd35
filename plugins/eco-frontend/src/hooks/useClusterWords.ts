import { useEcoTranslation } from './useEcoTranslation';

/** Beyond this number clusters are counted, as a fleet may have hundreds. */
const MAX_NAMED = 4;

/**
 * Returns a function that lists clusters: `a, b` or `a, b, c, d and 20 more`.
 */
export function useClusterWords(): (names: string[]) => string {
  const t = useEcoTranslation();
  return names => {
    const named = names.slice(0, MAX_NAMED).join(', ');
    const more = names.length - MAX_NAMED;
    return more > 0
      ? t('clusters.andMore', { named, number: String(more) })
      : named;
  };
}
