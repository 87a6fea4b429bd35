import Box from '@mui/material/Box';
import {
  ClusterSummary,
  CrdDifference,
} from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { Panel } from '../../components/Panel';
import { TextLink } from '../../components/TextLink';
import { useClusterWords } from '../../hooks/useClusterWords';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useFleetQueries } from '../../hooks/useFleetQueries';

/**
 * Limits the list, as two releases of a tool in a fleet can differ in all its
 * CRDs.
 */
const MAX_SHOWN = 5;

/** CRDs that serve the same versions with different schemas across clusters. */
export function CrdDifferences(props: { clusters: ClusterSummary[] }) {
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const words = useClusterWords();
  const { data, error } = useQuery(useFleetQueries().crdDifferences());
  const titles = new Map(props.clusters.map(each => [each.name, each.title]));
  const wordsOf = (names: string[]) =>
    words(names.map(name => titles.get(name) ?? name));
  if (error) {
    return (
      <Panel title={t('fleet.crds')}>
        {t('fleet.crdsFailed', { reason: error.message })}
      </Panel>
    );
  }
  if (!data) {
    return null;
  }
  const { items, unknownIn } = data;
  return (
    <Panel title={t('fleet.crds')}>
      {t(items.length > 0 ? 'fleet.crdsWhy' : 'fleet.crdsNone')}
      <Box component="ul" sx={{ m: 0, my: 1, p: 0, listStyle: 'none' }}>
        {items.slice(0, MAX_SHOWN).map(each => (
          <Difference
            key={`${each.plural}.${each.group}/${each.served.join('/')}`}
            difference={each}
            wordsOf={wordsOf}
          />
        ))}
      </Box>
      {items.length > MAX_SHOWN && (
        <TextLink to={paths.compare}>{t('fleet.crdsMore')}</TextLink>
      )}
      {unknownIn.length > 0 && (
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
          {t('fleet.crdsUnknown', {
            count: unknownIn.length,
            clusters: wordsOf(unknownIn.map(({ cluster }) => cluster)),
          })}
        </Box>
      )}
    </Panel>
  );
}

function Difference(props: {
  difference: CrdDifference;
  wordsOf: (names: string[]) => string;
}) {
  const { group, plural, served, clusters } = props.difference;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const crd = `${plural}.${group}`;
  return (
    <li>
      <strong>
        <TextLink to={`${paths.compare}?${new URLSearchParams({ q: crd })}`}>
          {crd}
        </TextLink>
      </strong>{' '}
      {served.join(', ')}
      {clusters.map((names, index) => (
        <Box
          key={names[0]}
          sx={{ typography: 'caption', color: 'text.secondary' }}
        >
          <span title={names.join(', ')}>
            {t('fleet.crdsSchema', {
              number: String(index + 1),
              clusters: props.wordsOf(names),
            })}
          </span>
        </Box>
      ))}
    </li>
  );
}
