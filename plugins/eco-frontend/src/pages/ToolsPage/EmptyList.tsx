import Typography from '@mui/material/Typography';
import { NoClusters } from '../../components/PageStates';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Says why the list is empty, and what can be done about it. */
export function EmptyList(props: {
  withoutClusters: boolean;
  filtered: boolean;
}) {
  const t = useEcoTranslation();
  if (props.withoutClusters) {
    return <NoClusters />;
  }
  return (
    <Typography sx={{ py: 4, color: 'text.secondary' }}>
      {props.filtered ? t('filter.nothing') : t('tools.noneFound')}
    </Typography>
  );
}
