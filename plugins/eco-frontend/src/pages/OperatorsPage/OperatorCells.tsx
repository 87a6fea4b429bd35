import { Fragment } from 'react';
import Box from '@mui/material/Box';
import { TextLink } from '../../components/TextLink';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { OperatorRow, workloadWords } from '../../model/operatorRows';

/**
 * Beyond this number, kinds are counted; the operator's page lists them all.
 */
const MAX_KINDS = 4;

/** Name and workload of an operator. */
export function NameOfOperator(props: { row: OperatorRow }) {
  const { name, cluster, workload } = props.row;
  const paths = useEcoPaths();
  return (
    <>
      <strong>
        <TextLink to={paths.operator({ cluster, ...workload })}>
          {name}
        </TextLink>
      </strong>
      <Box
        component="span"
        sx={{
          display: 'block',
          typography: 'caption',
          color: 'text.secondary',
        }}
      >
        {workloadWords(workload)}
      </Box>
    </>
  );
}

/** Kinds that an operator manages, the first few by name. */
export function KindsOfOperator(props: { row: OperatorRow }) {
  const { kinds, moreKinds } = props.row;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const shown = kinds.slice(0, MAX_KINDS);
  const more = kinds.length - shown.length + moreKinds;
  return (
    // Wide enough for most names; longer ones wrap.
    <Box sx={{ minWidth: { md: '12rem' } }}>
      {shown.length === 0 && t('operators.noKinds')}
      {shown.map(({ group, plural, kind, isContested }, index) => (
        <Fragment key={`${plural}.${group}`}>
          {index > 0 && ', '}
          <span title={group}>
            <TextLink to={paths.kind({ group, plural })} inText>
              {kind}
            </TextLink>
          </span>
          {isContested && ` (${t('operators.contested')})`}
        </Fragment>
      ))}
      {more > 0 && ` ${t('operators.moreKinds', { number: String(more) })}`}
    </Box>
  );
}
