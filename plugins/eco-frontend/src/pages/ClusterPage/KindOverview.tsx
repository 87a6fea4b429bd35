import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import {
  ClusterSummary,
  InventoryKindSummary,
} from '@backstage-eco/plugin-eco-common';
import { Panel } from '../../components/Panel';
import { useAge } from '../../components/Age';
import { SectionTitle } from '../../components/SectionTitle';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { groupKinds, kindTitle } from '../../model/kinds';
import { KindLine } from './KindLine';

const groupsStyle = {
  columns: '340px',
  columnGap: 1.5,
  '& > *': { breakInside: 'avoid', mb: 1.5 },
};

/** Kinds of a cluster with their number of objects, including unknown ones. */
export function KindOverview(props: {
  cluster: ClusterSummary;
  kinds: InventoryKindSummary[];
}) {
  const { cluster, kinds } = props;
  const t = useEcoTranslation();
  const known = kinds.filter(isKnown);
  const counts = known.map(({ objects = 0 }) => objects);
  return (
    <section aria-labelledby="eco-kinds-title">
      <SectionTitle
        id="eco-kinds-title"
        title={t('cluster.kinds')}
        note={
          known.length > 0 &&
          t('cluster.kindsNote', {
            count: counts.reduce((sum, count) => sum + count, 0),
            kinds: String(known.length),
          })
        }
      />
      {kinds.length === 0 && (
        <Typography variant="body2">{t('cluster.nothingTried')}</Typography>
      )}
      <Box sx={groupsStyle}>
        {groupKinds(kinds).map(group => (
          <div key={group.id}>
            <Panel title={t(`kindGroup.${group.id}`)}>
              <KindGroup
                cluster={cluster}
                kinds={group.kinds}
                max={Math.max(1, ...counts)}
              />
            </Panel>
          </div>
        ))}
      </Box>
    </section>
  );
}

function KindGroup(props: {
  cluster: ClusterSummary;
  kinds: InventoryKindSummary[];
  max: number;
}) {
  const { cluster, kinds, max } = props;
  const t = useEcoTranslation();
  const now = kinds.filter(({ state }) => state === 'not-served');
  const then = kinds.filter(({ notServed }) => notServed);
  const { words: age } = useAge(then[0]?.readAt ?? '');
  return (
    <>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {kinds
          .filter(kind => !now.includes(kind) && !then.includes(kind))
          .map(kind => (
            <KindLine
              key={kind.kind}
              cluster={cluster.name}
              kind={kind}
              max={max}
              said={cluster.outcome.reason}
            />
          ))}
      </Box>
      <Box sx={{ color: 'text.secondary', typography: 'caption' }}>
        {now.length > 0 && (
          <div>{t('cluster.notServed', { kinds: titlesOf(now) })}</div>
        )}
        {then.length > 0 && (
          <div>
            {t('cluster.notServedThen', { age, kinds: titlesOf(then) })}
          </div>
        )}
      </Box>
    </>
  );
}

function titlesOf(kinds: InventoryKindSummary[]): string {
  return kinds.map(({ kind }) => kindTitle(kind)).join(', ');
}

/** Checks whether there is a count, which may be outdated. */
function isKnown({ objects }: InventoryKindSummary): boolean {
  return objects !== undefined;
}
