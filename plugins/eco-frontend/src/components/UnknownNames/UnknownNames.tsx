import Button from '@mui/material/Button';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { UsedFilters } from '../../hooks/useFilters';
import { Notice } from '../Notice';

/**
 * Warns that the URL names clusters that do not exist or are not visible to
 * this user, or other unknown values. Renders nothing if all are known.
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
