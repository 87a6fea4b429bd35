import Box from '@mui/material/Box';
import { Sourced } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ExternalLink } from '../ExternalLink';

/** Source of a fact, and its date. */
export function SourceNote(props: { fact: Sourced }) {
  const { source, date } = props.fact;
  const t = useEcoTranslation();
  return (
    <Box
      component="span"
      sx={{ typography: 'caption', color: 'text.secondary' }}
    >
      {t('source.asOf', { date })}
      {' · '}
      <ExternalLink url={source}>{t('source.source')}</ExternalLink>
    </Box>
  );
}
