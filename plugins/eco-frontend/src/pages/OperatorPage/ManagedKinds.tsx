import { useMemo } from 'react';
import Box from '@mui/material/Box';
import {
  ManagedKind,
  ObjectReference,
  OperatorDetail,
} from '@backstage-eco/plugin-eco-common';
import { StrongestFact } from '../../components/ControllerFacts';
import { DataColumn, DataTable } from '../../components/DataTable';
import { SectionTitle } from '../../components/SectionTitle';
import { TextLink } from '../../components/TextLink';
import { objectName } from '../../components/ToolEvidence';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Kinds that an operator manages, the evidence, and other candidates. */
export function ManagedKinds(props: { detail: OperatorDetail }) {
  const { kinds, moreKinds } = props.detail;
  const t = useEcoTranslation();
  const columns = useColumns();
  return (
    <section aria-labelledby="eco-managed-title">
      <SectionTitle
        id="eco-managed-title"
        title={t('operator.kinds')}
        note={t('operator.kindsLead')}
      />
      {kinds.length > 0 ? (
        <DataTable
          label={t('operator.kinds')}
          name="kinds"
          rows={kinds}
          columns={columns}
          rowId={({ group, plural }) => `${plural}.${group}`}
        />
      ) : (
        <Box sx={{ typography: 'body2' }}>{t('operator.noKinds')}</Box>
      )}
      {moreKinds > 0 && t('operator.moreKinds', { number: String(moreKinds) })}
    </section>
  );
}

function useColumns(): Array<DataColumn<ManagedKind>> {
  const t = useEcoTranslation();
  return useMemo(
    () => [
      {
        id: 'kind',
        head: t('operator.kind'),
        value: ({ kind }) => kind,
        cell: kind => <NameOfKind kind={kind} />,
      },
      {
        id: 'count',
        head: t('operator.count'),
        value: ({ count }) => count,
        cell: ({ count, isCountExact }) =>
          count !== undefined && isCountExact === false
            ? t('operator.about', { number: String(count) })
            : count ?? t('maturity.unknown'),
      },
      {
        id: 'why',
        head: t('operator.why'),
        cell: ({ evidence }) => <StrongestFact evidence={evidence} />,
      },
      {
        id: 'rivals',
        head: t('operator.rivals'),
        cell: ({ rivals, isContested }) => (
          <>
            {isContested && <div>{t('operator.contested')}</div>}
            <RivalNames rivals={rivals.map(({ workload }) => workload)} />
          </>
        ),
      },
    ],
    [t],
  );
}

function NameOfKind(props: { kind: ManagedKind }) {
  const { group, plural, kind } = props.kind;
  const paths = useEcoPaths();
  return (
    <>
      <strong>
        <TextLink to={paths.kind({ group, plural })}>{kind}</TextLink>
      </strong>
      <Box
        component="span"
        sx={{
          display: 'block',
          typography: 'caption',
          color: 'text.secondary',
        }}
      >
        {group}
      </Box>
    </>
  );
}

function RivalNames(props: { rivals: ObjectReference[] }) {
  return <>{props.rivals.map(objectName).join(', ')}</>;
}
