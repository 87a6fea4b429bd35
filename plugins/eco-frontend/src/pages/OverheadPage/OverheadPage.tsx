import { useQuery } from '@tanstack/react-query';
import { PageHeading } from '../../components/PageHeading';
import { NoClusters, PageSkeleton } from '../../components/PageStates';
import { WithAnswer } from '../../components/WithAnswer';
import { useClusters } from '../../hooks/useClusters';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useFleetQueries } from '../../hooks/useFleetQueries';
import { LoadedOverhead } from './LoadedOverhead';

/** Resources that the stack takes of the nodes, by cluster, tool and layer. */
export function OverheadPage() {
  const t = useEcoTranslation();
  const clusters = useClusters();
  const overhead = useQuery(useFleetQueries().overhead());
  return (
    <>
      <PageHeading title={t('overhead.title')} lead={t('overhead.lead')} />
      <WithAnswer answer={clusters} skeleton={<PageSkeleton />}>
        {known =>
          known.length === 0 ? (
            <NoClusters />
          ) : (
            <WithAnswer answer={overhead} skeleton={<PageSkeleton />}>
              {counted => <LoadedOverhead counted={counted} clusters={known} />}
            </WithAnswer>
          )
        }
      </WithAnswer>
    </>
  );
}
