import { ClusterSummary, LayerId } from '@backstage-eco/plugin-eco-common';
import { CertificatesSection } from './CertificatesSection';
import { FrameworksSection } from './FrameworksSection';
import { SecretStoresSection } from './SecretStoresSection';
import { StorageSection } from './StorageSection';

const SECTIONS: Partial<
  Record<LayerId, (props: { clusters: ClusterSummary[] }) => JSX.Element>
> = {
  certificates: CertificatesSection,
  secrets: SecretStoresSection,
  storage: StorageSection,
  'operator-frameworks': FrameworksSection,
};

/** Counts for a layer, shown beside its tools. Most layers have none. */
export function LayerSummaries(props: {
  layerId: LayerId;
  clusters: ClusterSummary[];
}) {
  const { layerId, clusters } = props;
  const Section = clusters.length > 0 ? SECTIONS[layerId] : undefined;
  return Section ? <Section clusters={clusters} /> : null;
}
