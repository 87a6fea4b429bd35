import Box from '@mui/material/Box';
import { CheckList, ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { UnknownLine } from '../../components/CountedSection';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/**
 * Lists checks that could not run, with the reasons: there, the absence of
 * findings does not mean that all is well.
 */
export function UnknownChecks(props: {
  checks: CheckList;
  clusters: ClusterSummary[];
}) {
  const { unknown, unknownIn } = props.checks;
  const t = useEcoTranslation();
  const titles = new Map(
    props.clusters.map(({ name, title }) => [name, title]),
  );
  const titleOf = (name: string) => titles.get(name) ?? name;
  return (
    <>
      {unknownIn.map(({ cluster, reason, since }) => (
        <UnknownLine key={cluster} since={since}>
          {t('findings.unknownIn', { cluster: titleOf(cluster), reason })}
        </UnknownLine>
      ))}
      {unknown.length > 0 && (
        <Box component="details" sx={{ typography: 'body2' }}>
          <Box component="summary" sx={{ cursor: 'pointer' }}>
            {t('findings.unknownSome', { count: unknown.length })}
          </Box>
          <Box component="ul" sx={{ m: 0, pl: 2.5, overflowWrap: 'anywhere' }}>
            {unknown.map(({ cluster, reason, checkIds }) => (
              <li key={`${cluster}/${reason}`} title={checkIds.join(', ')}>
                {t('findings.unknownChecks', {
                  count: checkIds.length,
                  cluster: titleOf(cluster),
                  reason,
                })}
              </li>
            ))}
          </Box>
        </Box>
      )}
    </>
  );
}
