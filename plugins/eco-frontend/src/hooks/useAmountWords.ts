import { useMemo } from 'react';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEcoTranslation } from './useEcoTranslation';

const MIB = 2 ** 20;
const GIB = 2 ** 30;
const MILLIS = 1_000;

/** Unit in which amounts of each resource are shown. */
export const AMOUNT_UNITS = { memory: GIB, cpu: MILLIS } as const;

/** Returns functions that format amounts of CPU and memory, and shares. */
export function useAmountWords() {
  const t = useEcoTranslation();
  const { language } = useApi(appLanguageApiRef).getLanguage();
  return useMemo(() => {
    const number = new Intl.NumberFormat(language, {
      maximumSignificantDigits: 3,
    });
    const percent = new Intl.NumberFormat(language, {
      style: 'percent',
      maximumSignificantDigits: 2,
    });
    return {
      memory: (bytes: number) =>
        bytes >= GIB || bytes === 0
          ? `${number.format(bytes / GIB)} GiB`
          : `${number.format(bytes / MIB)} MiB`,
      cpu: (millis: number) =>
        t('overhead.cores', { number: number.format(millis / MILLIS) }),
      share: (share: number | undefined) =>
        share === undefined ? t('overhead.unknown') : percent.format(share),
    };
  }, [language, t]);
}
