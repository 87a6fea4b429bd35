import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import { OperatorDetail } from '@backstage-eco/plugin-eco-common';
import { Age } from '../../components/Age';
import { ConfidenceMark } from '../../components/ConfidenceMark';
import { ToolFindings } from '../../components/Findings';
import { FactList } from '../../components/FactList';
import { LayerNames } from '../../components/LayerNames';
import { Panel } from '../../components/Panel';
import { TextLink } from '../../components/TextLink';
import { ToolNames } from '../../components/ToolNames';
import { useKnowledge } from '../../hooks/useDefinitions';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Facts about an operator, with their evidence. */
export function OperatorFacts(props: {
  detail: OperatorDetail;
  clusterTitle: string;
}) {
  const { detail, clusterTitle } = props;
  const { cluster, toolId, version, watched, permissions, readAt } = detail;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const layers = useKnowledge(toolId ?? '')?.layers ?? [];
  return (
    <Panel title={t('operator.facts')}>
      <Box component="dl" sx={{ m: 0, '& dd': { m: 0, mb: 1 } }}>
        <Term name={t('operator.tool')}>
          {toolId ? (
            <ToolNames toolIds={[toolId]} />
          ) : (
            t('operator.toolUnknown')
          )}
        </Term>
        {layers.length > 0 && (
          <Term name={t('operator.layers')}>
            <LayerNames layerIds={layers} />
          </Term>
        )}
        <Term name={t('operator.cluster')}>
          <TextLink to={paths.cluster({ cluster })}>{clusterTitle}</TextLink>
        </Term>
        {readAt && (
          <Term name={t('operator.readAt')}>
            <Age at={readAt} />
          </Term>
        )}
        <Term name={t('operators.findings')}>
          <ToolFindings
            cluster={cluster}
            toolId={toolId}
            counts={detail.findings}
            unknown={detail.findingsUnknown}
          />
        </Term>
        <Term name={t('operator.version')}>
          {version?.value ?? t('card.versionUnknown')}
          {version && <FactList facts={[version.fact]} />}
        </Term>
        <Term name={t('operator.watches')}>
          {watched ? watchedWords(watched, t) : t('maturity.unknown')}
          {watched && <FactList facts={[watched.fact]} />}
        </Term>
        {permissions && (
          <Term name={t('operator.account')}>{permissions.account}</Term>
        )}
        <Term name={t('operator.framework')}>
          <Frameworks frameworks={detail.frameworks} />
        </Term>
      </Box>
    </Panel>
  );
}

function Term(props: { name: string; children: ReactNode }) {
  return (
    <>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {props.name}
      </Box>
      <dd>{props.children}</dd>
    </>
  );
}

function Frameworks(props: { frameworks: OperatorDetail['frameworks'] }) {
  const t = useEcoTranslation();
  if (props.frameworks.length === 0) {
    return <>{t('operator.frameworkUnknown')}</>;
  }
  return (
    <>
      {props.frameworks.map(({ framework, confidence, evidence }) => (
        <div key={framework}>
          <ToolNames toolIds={[framework]} />{' '}
          <ConfidenceMark confidence={confidence} />
          <FactList facts={evidence} />
        </div>
      ))}
    </>
  );
}

function watchedWords(
  watched: NonNullable<OperatorDetail['watched']>,
  t: ReturnType<typeof useEcoTranslation>,
): string {
  return watched.isAll
    ? t('operators.allNamespaces')
    : watched.namespaces.join(', ');
}
