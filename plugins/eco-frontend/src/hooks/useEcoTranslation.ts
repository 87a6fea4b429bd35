import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { ecoTranslationRef } from '../translation';

/** Gives the words for a key of {@link ecoTranslationRef}. */
export type Translate = TranslationFunction<typeof ecoTranslationRef.T>;

/** Every word that the pages say. */
export function useEcoTranslation(): Translate {
  return useTranslationRef(ecoTranslationRef).t;
}
