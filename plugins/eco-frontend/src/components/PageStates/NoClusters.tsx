import LayersClear from '@mui/icons-material/LayersClear';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { CodeBlock } from './CodeBlock';
import { PageMessage } from './PageMessage';

const EXAMPLE = `kubernetes:
  clusterLocatorMethods:
    - type: config
      clusters:
        - name: production
          url: https://203.0.113.10:6443
          authProvider: serviceAccount
          serviceAccountToken: \${PRODUCTION_TOKEN}`;

/** The Kubernetes plugin knows no cluster: says how to add one. */
export function NoClusters() {
  const t = useEcoTranslation();
  return (
    <PageMessage
      icon={<LayersClear aria-hidden />}
      title={t('empty.title')}
      description={t('empty.description')}
    >
      <CodeBlock text={EXAMPLE} />
    </PageMessage>
  );
}
