import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { ecoTranslationRef } from '../translation';

/** Translates a key of {@link ecoTranslationRef}. */
export type Translate = TranslationFunction<typeof ecoTranslationRef.T>;

/** Returns the translation function of Eco's pages. */
export function useEcoTranslation(): Translate {
  return useTranslationRef(ecoTranslationRef).t;
}
