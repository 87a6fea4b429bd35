import Typography from '@mui/material/Typography';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/**
 * States that no layer of the stack matches the filters.
 *
 * @param props - `alone`: no platform service matches either
 */
export function NothingFits(props: { alone: boolean }) {
  const t = useEcoTranslation();
  return (
    <Typography role="status" sx={{ py: 4, color: 'text.secondary' }}>
      {props.alone ? t('filter.nothing') : t('filter.nothingInStack')}
    </Typography>
  );
}
