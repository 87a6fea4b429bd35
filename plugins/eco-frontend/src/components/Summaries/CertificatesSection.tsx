import {
  CertificateNumbers,
  ClusterSummary,
} from '@backstage-eco/plugin-eco-common';
import { CountedSection } from '../CountedSection';
import { useQuery } from '@tanstack/react-query';
import { useEcoQueries } from '../../hooks/useEcoQueries';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ExpiryBar } from './ExpiryBar';
import { IssuerTable } from './IssuerTable';
import { SoonestTable } from './SoonestTable';

/** Issuers and certificates of each cluster. */
export function CertificatesSection(props: { clusters: ClusterSummary[] }) {
  const t = useEcoTranslation();
  return (
    <CountedSection
      title={t('certificates.title')}
      answer={useQuery(useEcoQueries().counted('getCertificates'))}
      clusters={props.clusters}
      isEmpty={({ issuers, certificates }) =>
        issuers?.total === 0 && certificates?.total === 0
      }
    >
      {(numbers, cluster) => (
        <CertificatesOfCluster numbers={numbers} cluster={cluster} />
      )}
    </CountedSection>
  );
}

function CertificatesOfCluster(props: {
  numbers: CertificateNumbers;
  cluster: string;
}) {
  const { numbers, cluster } = props;
  const { issuers, certificates } = numbers;
  const t = useEcoTranslation();
  return (
    <>
      {certificates && (
        <ExpiryBar certificates={certificates} cluster={cluster} />
      )}
      {certificates && certificates.ofOtherIssuers > 0 && (
        <div>
          {t('certificates.otherIssuers', {
            count: certificates.ofOtherIssuers,
          })}
        </div>
      )}
      {issuers && <IssuerTable issuers={issuers} cluster={cluster} />}
      {certificates && certificates.soonest.length > 0 && (
        <SoonestTable soonest={certificates.soonest} cluster={cluster} />
      )}
    </>
  );
}
