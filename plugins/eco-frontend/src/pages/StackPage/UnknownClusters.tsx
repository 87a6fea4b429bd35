import Button from '@mui/material/Button';
import { Notice } from '../../components/Notice';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** The address names clusters that are not there, or not for this person. */
export function UnknownClusters(props: {
  names: string[];
  onShowAll: () => void;
}) {
  const t = useEcoTranslation();
  return (
    <Notice
      action={
        <Button size="small" color="inherit" onClick={props.onShowAll}>
          {t('notice.showAll')}
        </Button>
      }
    >
      {t('notice.noSuchCluster', { names: props.names.join(', ') })}
    </Notice>
  );
}
