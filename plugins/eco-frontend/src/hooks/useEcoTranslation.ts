import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ecoTranslationRef } from '../translation';

/** Every word that the pages say. */
export function useEcoTranslation() {
  return useTranslationRef(ecoTranslationRef).t;
}

/** The function that {@link useEcoTranslation} gives. */
export type Translate = ReturnType<typeof useEcoTranslation>;
