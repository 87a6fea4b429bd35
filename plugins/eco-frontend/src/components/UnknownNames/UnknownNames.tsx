import Button from '@mui/material/Button';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { UsedFilters } from '../../hooks/useFilters';
import { Notice } from '../Notice';

/**
 * The address asks for clusters that are not there (or not for this person), or
 * for something else that nobody knows. Nothing is drawn when it does not.
 */
export function UnknownNames(props: {
  used: UsedFilters;
  clusters: ClusterSummary[];
}) {
  const { used, clusters } = props;
  const t = useEcoTranslation();
  const names = new Set(clusters.map(({ name }) => name));
  const missing = used.filters.clusters.filter(name => !names.has(name));
  if (missing.length === 0 && used.unknown.length === 0) {
    return null;
  }
  return (
    <Notice
      action={
        <Button size="small" color="inherit" onClick={used.clear}>
          {t('notice.showAll')}
        </Button>
      }
    >
      {missing.length > 0 &&
        t('notice.noSuchCluster', { names: missing.join(', ') })}{' '}
      {used.unknown.length > 0 &&
        t('notice.noSuchFilter', { filters: used.unknown.join(', ') })}
    </Notice>
  );
}
