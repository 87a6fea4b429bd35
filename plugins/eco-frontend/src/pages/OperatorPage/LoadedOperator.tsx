import {
  ClusterSummary,
  OperatorDetail,
} from '@backstage-eco/plugin-eco-common';
import { UnknownLine } from '../../components/CountedSection';
import { PageHeading } from '../../components/PageHeading';
import { SideColumn } from '../../components/SideColumn';
import { useToolName } from '../../hooks/useDefinitions';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { workloadWords } from '../../model/operatorRows';
import { Activity } from './Activity';
import { AcrossClusters } from './AcrossClusters';
import { ManagedKinds } from './ManagedKinds';
import { MaturityLevels } from './MaturityLevels';
import { OperatorFacts } from './OperatorFacts';
import { OwnedObjects } from './OwnedObjects';
import { Permissions } from './Permissions';

/** What an operator manages, what it may do, and how mature it is. */
export function LoadedOperator(props: {
  detail: OperatorDetail;
  clusters: ClusterSummary[];
}) {
  const { detail, clusters } = props;
  const { cluster, workload, toolId } = detail;
  const t = useEcoTranslation();
  const toolName = useToolName(toolId ?? workload.name);
  const clusterTitle =
    clusters.find(({ name }) => name === cluster)?.title ?? cluster;
  return (
    <>
      <PageHeading
        title={toolName}
        lead={t('operator.lead', {
          workload: workloadWords(workload),
          cluster: clusterTitle,
        })}
      />
      {detail.unread.map(({ what, reason, since }) => (
        <UnknownLine key={what} since={since}>
          {t('operator.unread', { what, reason })}
        </UnknownLine>
      ))}
      <SideColumn
        side={<OperatorFacts detail={detail} clusterTitle={clusterTitle} />}
      >
        <MaturityLevels detail={detail} />
        <Activity activity={detail.activity} />
        <AcrossClusters detail={detail} clusters={clusters} />
        <ManagedKinds detail={detail} />
        <OwnedObjects detail={detail} />
        <Permissions permissions={detail.permissions} />
      </SideColumn>
    </>
  );
}
