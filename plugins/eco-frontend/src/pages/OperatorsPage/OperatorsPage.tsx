import { useQuery } from '@tanstack/react-query';
import { PageHeading } from '../../components/PageHeading';
import { PageSkeleton } from '../../components/PageStates';
import { TextLink } from '../../components/TextLink';
import { WithAnswer } from '../../components/WithAnswer';
import { useClusters } from '../../hooks/useClusters';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useOperatorQueries } from '../../hooks/useOperatorQueries';
import { LoadedOperators } from './LoadedOperators';

/** Operators of all clusters, with their maturity. */
export function OperatorsPage() {
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const operators = useQuery(useOperatorQueries().operators());
  return (
    <>
      <PageHeading
        title={t('operators.title')}
        lead={
          <>
            {t('operators.lead')}{' '}
            <TextLink to={paths.aboutOperators} inText>
              {t('operators.about')}
            </TextLink>
          </>
        }
      />
      <WithAnswer answer={useClusters()} skeleton={<PageSkeleton />}>
        {clusters => (
          <WithAnswer answer={operators} skeleton={<PageSkeleton />}>
            {list => <LoadedOperators list={list} clusters={clusters} />}
          </WithAnswer>
        )}
      </WithAnswer>
    </>
  );
}
