import { useMemo } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Comparison } from '@backstage-eco/plugin-eco-common';
import { Notice } from '../../components/Notice';
import { NoClusters } from '../../components/PageStates';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';
import { comparisonRows } from '../../model/comparison/comparisonRows';
import { typicalCluster } from '../../model/comparison/typicalCluster';
import { CompareFilterBar } from './CompareFilterBar';
import { ComparedTable } from './ComparedTable';
import { UnknownSides } from './UnknownSides';

/** Baseline, filters and result of a comparison. */
export function LoadedComparison(props: { comparison: Comparison }) {
  const { comparison } = props;
  const t = useEcoTranslation();
  const { one, all } = useParameters();
  const names = useMemo(
    () => comparison.clusters.map(({ name }) => name),
    [comparison],
  );
  const typical = useMemo(() => typicalCluster(comparison), [comparison]);
  const asked = one('baseline');
  const baseline = asked && names.includes(asked) ? asked : typical;
  const wanted = all('cluster').join('\n');
  const compared = useMemo(() => {
    const chosen = wanted.split('\n').filter(name => names.includes(name));
    const among = chosen.length > 0 ? chosen : names;
    return among.filter(name => name !== baseline);
  }, [names, wanted, baseline]);
  const rows = useMemo(
    () =>
      baseline === undefined
        ? []
        : comparisonRows({
            comparison,
            baseline,
            clusters: [baseline, ...compared],
          }),
    [comparison, baseline, compared],
  );
  if (names.length + comparison.unknownIn.length === 0) {
    return <NoClusters />;
  }
  const titles = new Map(
    comparison.clusters.map(({ name, title }) => [name, title]),
  );
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      {asked && asked !== baseline && baseline && (
        <Notice>
          {t('comparison.noSuchBaseline', { cluster: asked, baseline })}
        </Notice>
      )}
      <UnknownSides comparison={comparison} />
      {names.length < 2 || baseline === undefined ? (
        <Typography role="status" sx={{ color: 'text.secondary' }}>
          {t('comparison.tooFew')}
        </Typography>
      ) : (
        <>
          <CompareFilterBar
            clusters={comparison.clusters}
            baseline={asked === baseline ? asked : ''}
            typical={titles.get(typical ?? '') ?? ''}
          />
          <ComparedTable
            rows={rows}
            baseline={baseline}
            clusters={compared}
            titles={titles}
          />
        </>
      )}
    </Box>
  );
}
