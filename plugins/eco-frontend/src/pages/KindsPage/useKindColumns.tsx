import { useMemo } from 'react';
import Box from '@mui/material/Box';
import { KindSummary } from '@backstage-eco/plugin-eco-common';
import { Age } from '../../components/Age';
import { DataColumn } from '../../components/DataTable';
import { TextLink } from '../../components/TextLink';
import { ToolNames } from '../../components/ToolNames';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Returns the columns of the list of kinds. */
export function useKindColumns(): Array<DataColumn<KindSummary>> {
  const t = useEcoTranslation();
  return useMemo(() => [...nameColumns(t), ...factColumns(t)], [t]);
}

function nameColumns(t: Translate): Array<DataColumn<KindSummary>> {
  return [
    {
      id: 'kind',
      head: t('kinds.kind'),
      value: ({ kind }) => kind,
      cell: of => <NameOfKind of={of} />,
    },
    {
      id: 'group',
      head: t('kinds.group'),
      csvOnly: true,
      value: ({ group }) => group,
    },
    {
      id: 'scope',
      head: t('kinds.scope'),
      value: ({ scope }) => t(`kinds.${scope}`),
    },
    {
      id: 'clusters',
      head: t('kinds.clusters'),
      value: ({ clusters }) => clusters,
    },
  ];
}

function factColumns(t: Translate): Array<DataColumn<KindSummary>> {
  return [
    versionColumn('served', t('kinds.served')),
    versionColumn('stored', t('kinds.stored')),
    versionColumn('deprecated', t('kinds.deprecated')),
    {
      id: 'conversion',
      head: t('kinds.conversion'),
      value: ({ hasConversion }) =>
        hasConversion ? t('kinds.webhook') : t('kinds.noConversion'),
    },
    {
      id: 'owner',
      head: t('kinds.owner'),
      value: of => of.toolIds.join('; ') || undefined,
      cell: of => <OwnerOfKind of={of} />,
    },
    {
      id: 'objects',
      head: t('kinds.objects'),
      value: ({ count }) => count,
      sortBy: ({ count }) => (count === undefined ? undefined : -count),
      cell: of => <CountOfKind of={of} />,
    },
  ];
}

function versionColumn(
  field: 'served' | 'stored' | 'deprecated',
  head: string,
): DataColumn<KindSummary> {
  return {
    id: field,
    head,
    value: of => of[field].join(', ') || undefined,
  };
}

function NameOfKind(props: { of: KindSummary }) {
  const { group, plural, kind } = props.of;
  const paths = useEcoPaths();
  return (
    <>
      <strong>
        <TextLink to={paths.kind({ group, plural })}>{kind}</TextLink>
      </strong>
      <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{group}</Box>
    </>
  );
}

function OwnerOfKind(props: { of: KindSummary }) {
  const { toolIds, controllers } = props.of;
  const t = useEcoTranslation();
  // The tool column implies that a controller was found, so omit that state.
  const states = controllers.filter(
    ({ state }) => state !== 'found' || toolIds.length === 0,
  );
  return (
    <>
      <ToolNames toolIds={toolIds} />
      {states.map(({ state, clusters }) => (
        <Box
          key={state}
          sx={{ typography: 'caption', color: 'text.secondary' }}
        >
          {t('kinds.inClusters', {
            state: t(`kinds.controller.${state}`),
            number: String(clusters),
          })}
        </Box>
      ))}
    </>
  );
}

function CountOfKind(props: { of: KindSummary }) {
  const { count, isCountExact, countedAt, uncounted } = props.of;
  const t = useEcoTranslation();
  if (count === undefined) {
    return <>{t('kinds.notCounted')}</>;
  }
  return (
    <>
      {isCountExact === false
        ? t('kinds.about', { number: String(count) })
        : count}
      <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
        {countedAt && <Age at={countedAt} />}
        {uncounted > 0 && ` · ${t('kinds.uncounted', { count: uncounted })}`}
      </Box>
    </>
  );
}
