import Box from '@mui/material/Box';
import {
  ClusterSummary,
  FindingDetail,
} from '@backstage-eco/plugin-eco-common';
import { Age } from '../../components/Age';
import { SeverityMark, subjectWords } from '../../components/Findings';
import { Notice } from '../../components/Notice';
import { PageHeading } from '../../components/PageHeading';
import { SideColumn } from '../../components/SideColumn';
import { Panel } from '../../components/Panel';
import { objectName } from '../../components/ToolEvidence';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { FindingEvidence } from './FindingEvidence';
import { FixSteps } from './FixSteps';
import { MutePanel } from './MutePanel';

/** A finding: what, where, why it matters, how to fix it, and the evidence. */
export function LoadedFinding(props: {
  detail: FindingDetail;
  clusters: ClusterSummary[];
}) {
  const { detail, clusters } = props;
  const { finding, check, objects } = detail;
  const t = useEcoTranslation();
  const cluster =
    clusters.find(({ name }) => name === finding.cluster)?.title ??
    finding.cluster;
  return (
    <>
      <PageHeading
        title={finding.title}
        marks={<SeverityMark severity={finding.severity} />}
        lead={`${subjectWords(finding, t)} · ${cluster}`}
      />
      {finding.unknown && (
        <Notice>
          {t('finding.unknown', { reason: finding.unknown.reason })}
        </Notice>
      )}
      <SideColumn
        side={
          <>
            <FindingFacts detail={detail} />
            <MutePanel finding={finding} />
          </>
        }
      >
        <Panel title={t('finding.what')}>{finding.message}</Panel>
        {check ? (
          <>
            <Panel title={t('finding.why')}>{check.why}</Panel>
            <FixSteps check={check} />
          </>
        ) : (
          <Notice>{t('finding.gone')}</Notice>
        )}
        <FindingEvidence evidence={detail.evidence} />
        {objects.length > 0 && (
          <Panel title={t('finding.objects')}>
            <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
              {objects.map(object => (
                <li key={JSON.stringify(object)}>{objectName(object)}</li>
              ))}
            </Box>
          </Panel>
        )}
      </SideColumn>
    </>
  );
}

function FindingFacts(props: { detail: FindingDetail }) {
  const { finding, check } = props.detail;
  const t = useEcoTranslation();
  return (
    <Panel title={t('finding.facts')}>
      <Box
        component="dl"
        sx={{
          m: 0,
          '& dt': { color: 'text.secondary' },
          '& dd': { ml: 0, mb: 0.75 },
        }}
      >
        <dt>{t('finding.check')}</dt>
        <dd>
          <code>{finding.checkId}</code>
        </dd>
        {check && (
          <>
            <dt>{t('finding.severity')}</dt>
            <dd>{check.severityReason}</dd>
          </>
        )}
        <dt>{t('finding.firstSeen')}</dt>
        <dd>
          <Age at={finding.firstSeenAt} />
        </dd>
        <dt>{t('finding.lastSeen')}</dt>
        <dd>
          <Age at={finding.lastSeenAt} />
        </dd>
        {finding.resolvedAt && (
          <>
            <dt>{t('finding.resolved')}</dt>
            <dd>
              <Age at={finding.resolvedAt} />
            </dd>
          </>
        )}
      </Box>
    </Panel>
  );
}
