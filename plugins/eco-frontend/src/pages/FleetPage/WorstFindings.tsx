import Box from '@mui/material/Box';
import { Fleet } from '@backstage-eco/plugin-eco-common';
import { SeverityMark } from '../../components/Findings';
import { NoneFound } from '../../components/NoneFound';
import { Panel } from '../../components/Panel';
import { TextLink } from '../../components/TextLink';
import { useClusterWords } from '../../hooks/useClusterWords';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Worst findings of the fleet, grouped by check. */
export function WorstFindings(props: { fleet: Fleet }) {
  const { items, worst, findingsUnknown } = props.fleet;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const words = useClusterWords();
  const titles = new Map(
    items.map(({ cluster: { name, title } }) => [name, title]),
  );
  const titleOf = (name: string) => titles.get(name) ?? name;
  return (
    <Panel title={t('fleet.worst')}>
      {findingsUnknown !== undefined &&
        t('fleet.worstUnknown', { reason: findingsUnknown })}
      {findingsUnknown === undefined && worst.length === 0 && (
        <NoneFound
          clusters={items.map(({ cluster }) => cluster)}
          words={t('fleet.worstNone')}
        />
      )}
      <Box
        component="ol"
        sx={{
          m: 0,
          p: 0,
          listStyle: 'none',
          display: 'flex',
          flexDirection: 'column',
          gap: 1,
        }}
      >
        {worst.map(({ checkId, title, severity, findings, clusters }) => (
          <li key={`${severity}/${checkId}`}>
            <Box
              sx={{
                display: 'flex',
                flexWrap: 'wrap',
                alignItems: 'center',
                columnGap: 1,
              }}
            >
              <SeverityMark severity={severity} />
              <strong>
                <TextLink
                  to={`${paths.findings}?${new URLSearchParams({
                    check: checkId,
                    severity,
                  })}`}
                >
                  {title}
                </TextLink>
              </strong>
            </Box>
            <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
              {t('findings.count', { count: findings })}
              {': '}
              <span title={clusters.map(titleOf).join(', ')}>
                {words(clusters.map(titleOf))}
              </span>
            </Box>
          </li>
        ))}
      </Box>
    </Panel>
  );
}
