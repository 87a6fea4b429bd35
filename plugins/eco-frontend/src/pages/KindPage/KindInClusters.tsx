import { useMemo } from 'react';
import Box from '@mui/material/Box';
import { Age } from '../../components/Age';
import { DataColumn, DataTable } from '../../components/DataTable';
import { SectionTitle } from '../../components/SectionTitle';
import { TextLink } from '../../components/TextLink';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import { KindRow } from '../../model/kindRows';

/** Clusters of a kind, with versions and number of objects. */
export function KindInClusters(props: {
  items: KindRow[];
  titles: Map<string, string>;
}) {
  const { items, titles } = props;
  const t = useEcoTranslation();
  const columns = useMemo(() => columnsOf(t, titles), [t, titles]);
  return (
    <section aria-labelledby="eco-kind-clusters-title">
      <SectionTitle id="eco-kind-clusters-title" title={t('kind.inClusters')} />
      <DataTable
        label={t('kind.inClusters')}
        rows={items}
        columns={columns}
        rowId={({ cluster }) => cluster}
      />
    </section>
  );
}

function columnsOf(
  t: Translate,
  titles: Map<string, string>,
): Array<DataColumn<KindRow>> {
  return [
    {
      id: 'cluster',
      head: t('kind.cluster'),
      value: ({ cluster }) => titles.get(cluster) ?? cluster,
      cell: ({ cluster, isEstablished }) => (
        <>
          <ClusterName name={cluster} title={titles.get(cluster)} />
          {!isEstablished && ` ${t('kind.notEstablished')}`}
        </>
      ),
    },
    {
      id: 'versions',
      head: t('kind.versions'),
      cell: ({ versions }) => <VersionsOfKind versions={versions} />,
    },
    {
      id: 'stored',
      head: t('kind.storedVersions'),
      value: ({ storedVersions }) => storedVersions.join(', '),
    },
    {
      id: 'conversion',
      head: t('kind.conversion'),
      value: ({ conversion, conversionService }) =>
        conversionService
          ? `${t('kinds.webhook')} ${conversionService.namespace}/${
              conversionService.name
            }`
          : t(
              conversion === 'Webhook' ? 'kinds.webhook' : 'kinds.noConversion',
            ),
    },
    {
      id: 'objects',
      head: t('kinds.objects'),
      value: ({ resources }) => resources?.count,
      cell: ({ resources }) => <CountInCluster resources={resources} />,
    },
  ];
}

function ClusterName(props: { name: string; title: string | undefined }) {
  const { name, title = name } = props;
  const paths = useEcoPaths();
  return (
    <strong>
      <TextLink to={paths.cluster({ cluster: name })}>{title}</TextLink>
    </strong>
  );
}

/** Lists the versions with their properties, such as `v1 served, storage`. */
function VersionsOfKind(props: { versions: KindRow['versions'] }) {
  const t = useEcoTranslation();
  return (
    <>
      {props.versions.map(version => {
        const { name, isServed, isStored, isDeprecated, subresources } =
          version;
        const words = [
          isServed ? t('kind.served') : t('kind.notServed'),
          ...(isStored ? [t('kind.storage')] : []),
          ...(isDeprecated ? [t('kind.deprecated')] : []),
          ...subresources,
        ];
        return (
          <div key={name}>
            <strong>{name}</strong>{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {words.join(', ')}
            </Box>
          </div>
        );
      })}
    </>
  );
}

function CountInCluster(props: { resources: KindRow['resources'] }) {
  const { resources } = props;
  const t = useEcoTranslation();
  if (resources?.count === undefined) {
    return <>{resources?.reason ?? t('kinds.notCounted')}</>;
  }
  const { count, countIsExact, sampledAt } = resources;
  return (
    <>
      {countIsExact === false
        ? t('kinds.about', { number: String(count) })
        : count}{' '}
      {sampledAt && (
        <Box
          component="span"
          sx={{ typography: 'caption', color: 'text.secondary' }}
        >
          <Age at={sampledAt} />
        </Box>
      )}
    </>
  );
}
