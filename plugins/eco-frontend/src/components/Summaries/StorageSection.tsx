import Chip from '@mui/material/Chip';
import Box from '@mui/material/Box';
import {
  ClusterSummary,
  StorageNumbers,
} from '@backstage-eco/plugin-eco-common';
import { CountedSection, CountedTable } from '../CountedSection';
import { Notice } from '../Notice';
import { useQuery } from '@tanstack/react-query';
import { useEcoQueries } from '../../hooks/useEcoQueries';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { NumberBar } from './NumberBar';
import { PhaseBar } from './PhaseBar';

/** Classes, claims and volumes of each cluster. */
export function StorageSection(props: { clusters: ClusterSummary[] }) {
  const t = useEcoTranslation();
  return (
    <CountedSection
      title={t('storage.title')}
      answer={useQuery(useEcoQueries().counted('getStorage'))}
      clusters={props.clusters}
      isEmpty={({ classes, claims, volumes }) =>
        classes?.total === 0 && claims?.total === 0 && volumes?.total === 0
      }
    >
      {(numbers, cluster) => (
        <StorageOfCluster numbers={numbers} cluster={cluster} />
      )}
    </CountedSection>
  );
}

function StorageOfCluster(props: { numbers: StorageNumbers; cluster: string }) {
  const { numbers, cluster } = props;
  const { classes, claims, volumes } = numbers;
  const t = useEcoTranslation();
  return (
    <>
      {classes && <Classes classes={classes} cluster={cluster} />}
      {claims && claims.total > 0 && (
        <PhaseBar
          title={t('storage.claims')}
          label={t('storage.claimsOf', { cluster })}
          phases={claims.phases}
          total={claims.total}
        />
      )}
      {claims && claims.withoutClass > 0 && (
        <div>{t('storage.withoutClass', { count: claims.withoutClass })}</div>
      )}
      {claims?.missingClasses?.map(({ name, count }) => (
        <div key={name}>{t('storage.missingClass', { count, name })}</div>
      ))}
      {volumes && volumes.total > 0 && (
        <PhaseBar
          title={t('storage.volumes')}
          label={t('storage.volumesOf', { cluster })}
          phases={volumes.phases}
          total={volumes.total}
        />
      )}
      {volumes && volumes.drivers.length > 0 && (
        <div>
          {t('storage.drivers', {
            drivers: volumes.drivers
              .map(({ name, count }) => `${name} (${count})`)
              .join(', '),
          })}
        </div>
      )}
    </>
  );
}

function Classes(props: {
  classes: NonNullable<StorageNumbers['classes']>;
  cluster: string;
}) {
  const { total, items, defaults } = props.classes;
  const t = useEcoTranslation();
  if (total === 0) {
    return <div>{t('storage.noClasses')}</div>;
  }
  const max = Math.max(...items.map(({ claims = 0 }) => claims), 1);
  return (
    <>
      {defaults.length === 0 && <Notice>{t('storage.noDefault')}</Notice>}
      {defaults.length > 1 && (
        <Notice>
          {t('storage.severalDefaults', { number: String(defaults.length) })}
        </Notice>
      )}
      <CountedTable
        label={t('storage.classesOf', { cluster: props.cluster })}
        columns={[
          t('storage.class'),
          t('storage.provisioner'),
          t('storage.claims'),
          t('storage.volumes'),
        ]}
        rows={items.map(item => ({
          key: item.name,
          cells: [
            <Box
              component="span"
              sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}
            >
              {item.name}
              {item.isDefault && (
                <Chip
                  size="small"
                  variant="outlined"
                  label={t('storage.isDefault')}
                  sx={{ height: 18, m: 0, typography: 'caption' }}
                />
              )}
            </Box>,
            item.provisioner,
            <NumberBar number={item.claims} max={max} />,
            item.volumes ?? t('counted.unknown'),
          ],
        }))}
      />
      {total > items.length && (
        <div>{t('counted.more', { number: String(total - items.length) })}</div>
      )}
    </>
  );
}
