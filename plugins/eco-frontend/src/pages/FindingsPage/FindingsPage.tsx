import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import {
  ecoFindingReadPermission,
  FindingSeverity,
  FindingsRequest,
} from '@backstage-eco/plugin-eco-common';
import { PageHeading } from '../../components/PageHeading';
import { PageSkeleton } from '../../components/PageStates';
import { WithAnswer } from '../../components/WithAnswer';
import { useClusters } from '../../hooks/useClusters';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useFindingQueries } from '../../hooks/useFindingQueries';
import { useParameters } from '../../hooks/useParameters';
import { LoadedFindings } from './LoadedFindings';

/** Findings of all clusters, worst first. */
export function FindingsPage() {
  const t = useEcoTranslation();
  const { one, all } = useParameters();
  const queries = useFindingQueries();
  const checks = useQuery(queries.checks());
  const request: FindingsRequest = {
    text: one('q'),
    tool: one('tool'),
    clusters: all('cluster'),
    checks: all('check'),
    severities: all('severity') as FindingSeverity[],
    muted: one('muted') ? 'include' : 'exclude',
  };
  const findings = useInfiniteQuery(queries.findings(request));
  return (
    <>
      <PageHeading title={t('findings.title')} lead={t('findings.lead')} />
      <WithAnswer answer={useClusters()} skeleton={<PageSkeleton />}>
        {clusters => (
          <WithAnswer
            answer={findings}
            skeleton={<PageSkeleton />}
            denied={{
              title: 'findings.denied',
              permission: ecoFindingReadPermission.name,
            }}
          >
            {({ pages }) => (
              <LoadedFindings
                pages={pages}
                checks={checks.data}
                clusters={clusters}
                request={request}
                onMore={
                  findings.hasNextPage
                    ? () => findings.fetchNextPage()
                    : undefined
                }
              />
            )}
          </WithAnswer>
        )}
      </WithAnswer>
    </>
  );
}
