import { useEcoTranslation } from './useEcoTranslation';

/** A fleet may have hundreds; more than this are counted. */
const MOST_NAMED = 4;

/** Puts clusters into words: `a, b` or `a, b, c, d and 20 more`. */
export function useClusterWords(): (names: string[]) => string {
  const t = useEcoTranslation();
  return names => {
    const named = names.slice(0, MOST_NAMED).join(', ');
    const more = names.length - MOST_NAMED;
    return more > 0
      ? t('clusters.andMore', { named, number: String(more) })
      : named;
  };
}
