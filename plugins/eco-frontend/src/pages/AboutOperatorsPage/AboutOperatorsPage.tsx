import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { PageHeading } from '../../components/PageHeading';
import { Panel } from '../../components/Panel';
import { TextLink } from '../../components/TextLink';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useOperatorQueries } from '../../hooks/useOperatorQueries';
import { FrameworkTable } from './FrameworkTable';
import { LevelTable } from './LevelTable';
import { ReconcileLoop } from './ReconcileLoop';

const PARTS = ['ownership', 'finalizers'] as const;

/** Explains operators, and shows how mature those in the clusters are. */
export function AboutOperatorsPage() {
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  // The text does not depend on the query, so show it before the data.
  const { data } = useQuery(useOperatorQueries().operators());
  return (
    <>
      <PageHeading
        title={t('aboutOperators.title')}
        lead={t('aboutOperators.lead')}
      />
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
        <ReconcileLoop />
        <LevelTable operators={data?.items} />
        <FrameworkTable operators={data?.items} />
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns:
              'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
          }}
        >
          {PARTS.map(part => (
            <Panel key={part} title={t(`aboutOperators.${part}`)}>
              {t(`aboutOperators.${part}Means`)}
            </Panel>
          ))}
        </Box>
        <Box sx={{ typography: 'body2' }}>
          {t('aboutOperators.ownershipHere')}{' '}
          <TextLink to={paths.operators} inText>
            {t('operator.all')}
          </TextLink>
        </Box>
      </Box>
    </>
  );
}
