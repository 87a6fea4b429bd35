import Box from '@mui/material/Box';
import {
  CertificateNumbers,
  ExpiryCounts,
} from '@backstage-eco/plugin-eco-common';
import { SplitBar } from '../SplitBar';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Warmer the sooner they expire; unissued certificates have no color. */
const COLORS: Array<[keyof ExpiryCounts, string | undefined]> = [
  ['expired', 'error.main'],
  ['week', 'warning.main'],
  ['month', 'warning.light'],
  ['quarter', 'primary.light'],
  ['later', 'primary.main'],
  ['unissued', undefined],
];

/** Shows the number of certificates by time until expiry. */
export function ExpiryBar(props: {
  certificates: NonNullable<CertificateNumbers['certificates']>;
  cluster: string;
}) {
  const { total, readiness, expiry } = props.certificates;
  const t = useEcoTranslation();
  if (total === 0) {
    return <div>{t('certificates.noCertificates')}</div>;
  }
  const states = (['ready', 'notReady', 'unsaid'] as const)
    .filter(state => readiness[state] > 0)
    .map(state => `${readiness[state]} ${t(`counted.${state}`)}`);
  return (
    <div>
      <Box sx={{ mb: 0.25 }}>
        {t('certificates.certificates')}: <strong>{total}</strong>
        {` (${states.join(', ')})`}
      </Box>
      <SplitBar
        label={t('certificates.expiryOf', { cluster: props.cluster })}
        parts={COLORS.map(([part, color]) => ({
          words: t(`certificates.${part}`),
          count: expiry[part],
          color,
        }))}
      />
    </div>
  );
}
