import {
  ClusterSummary,
  SecretStoreNumbers,
} from '@backstage-eco/plugin-eco-common';
import { CountedSection, CountedTable } from '../CountedSection';
import { SplitBar } from '../SplitBar';
import { useQuery } from '@tanstack/react-query';
import { useEcoQueries } from '../../hooks/useEcoQueries';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { secretProviderName } from '../../model/secretProviders';

/** External Secrets stores of each cluster, by provider. */
export function SecretStoresSection(props: { clusters: ClusterSummary[] }) {
  const t = useEcoTranslation();
  return (
    <CountedSection
      title={t('secretStores.title')}
      answer={useQuery(useEcoQueries().counted('getSecretStores'))}
      clusters={props.clusters}
      isEmpty={({ stores, externalSecrets }) =>
        stores === 0 && externalSecrets === 0
      }
    >
      {(numbers, cluster) => (
        <StoresOfCluster numbers={numbers} cluster={cluster} />
      )}
    </CountedSection>
  );
}

function StoresOfCluster(props: {
  numbers: SecretStoreNumbers;
  cluster: string;
}) {
  const { providers = [], externalSecrets } = props.numbers;
  const t = useEcoTranslation();
  return (
    <>
      {providers.length > 0 && (
        <CountedTable
          label={t('secretStores.storesOf', { cluster: props.cluster })}
          columns={[
            t('secretStores.provider'),
            t('secretStores.stores'),
            t('secretStores.clusterStores'),
            t('counted.state'),
          ]}
          rows={providers.map(({ provider, readiness, ...numbers }) => ({
            key: provider ?? '',
            cells: [
              provider === undefined
                ? t('secretStores.noProvider')
                : secretProviderName(provider),
              numbers.stores,
              numbers.clusterStores,
              <SplitBar
                label={t('counted.state')}
                parts={[
                  {
                    words: t('counted.ready'),
                    count: readiness.ready,
                    color: 'success.main',
                  },
                  {
                    words: t('counted.notReady'),
                    count: readiness.notReady,
                    color: 'warning.main',
                  },
                  { words: t('counted.unsaid'), count: readiness.unsaid },
                ]}
              />,
            ],
          }))}
        />
      )}
      {externalSecrets !== undefined && (
        <div>
          {externalSecrets === 0
            ? t('secretStores.noExternalSecrets')
            : t('secretStores.externalSecrets', { count: externalSecrets })}
        </div>
      )}
    </>
  );
}
