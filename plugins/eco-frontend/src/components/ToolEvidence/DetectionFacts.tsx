import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import {
  Detection,
  Evidence,
  VersionReading,
} from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ConfidenceMark } from '../ConfidenceMark';
import { EvidenceTable } from './EvidenceTable';
import { PlaceList } from './PlaceList';
import { objectName } from './objectName';

const factsStyle = {
  m: 0,
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '96px minmax(0, 1fr)' },
  columnGap: 1.5,
  rowGap: { xs: 0.25, sm: 0.75 },
  typography: 'body2',
  overflowWrap: 'anywhere',
} as const;

/**
 * Describes a tool in one cluster: state, version, places, confidence, evidence
 * and counter-evidence.
 */
export function DetectionFacts(props: {
  detection: Detection;
  toolName: string;
  clusterTitle: string;
}) {
  const { detection, toolName, clusterTitle } = props;
  const { state, confidence, counterEvidence = [] } = detection;
  const t = useEcoTranslation();
  const where = { tool: toolName, cluster: clusterTitle };
  return (
    <Box sx={{ minWidth: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>
      <Box component="dl" sx={factsStyle}>
        <Fact name={t('panel.state')}>
          <strong>{t(`state.${state}`)}</strong>
          {' – '}
          {t(`state.${state}Meaning`)}
        </Fact>
        <Fact name={t('panel.version')}>
          <Version reading={detection.version} />
        </Fact>
        <Fact name={t('confidence.label')}>
          <ConfidenceMark confidence={confidence} />{' '}
          <ConfidenceReason evidence={detection.evidence} />
        </Fact>
        <Fact name={t('panel.places')}>
          <PlaceList places={detection.places} more={detection.morePlaces} />
        </Fact>
      </Box>
      <EvidenceTable
        kind={t('panel.signal')}
        evidence={detection.evidence.map(piece => ({
          ...piece,
          words: t(`signal.${piece.signal}`),
        }))}
        label={t('panel.evidenceOf', where)}
      />
      {counterEvidence.length > 0 && (
        <>
          <Typography variant="body2">{t('panel.against')}</Typography>
          <EvidenceTable
            kind={t('panel.reason')}
            evidence={counterEvidence.map(piece => ({
              ...piece,
              words: t(`counter.${piece.reason}`),
            }))}
            label={t('panel.evidenceAgainst', where)}
          />
        </>
      )}
    </Box>
  );
}

function Fact(props: { name: string; children: ReactNode }) {
  return (
    <>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {props.name}
      </Box>
      <Box component="dd" sx={{ m: 0, minWidth: 0 }}>
        {props.children}
      </Box>
    </>
  );
}

function Version(props: { reading: VersionReading | undefined }) {
  const { reading } = props;
  const t = useEcoTranslation();
  if (!reading) {
    return <em>{t('panel.versionUnknown')}</em>;
  }
  const { field, object } = reading.evidence;
  return (
    <>
      <strong>{reading.value}</strong>{' '}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {t('panel.versionFrom', { field, object: objectName(object) })}
      </Box>
    </>
  );
}

function ConfidenceReason(props: { evidence: Evidence[] }) {
  const t = useEcoTranslation();
  const signals = [...new Set(props.evidence.map(({ signal }) => signal))];
  return (
    <span>
      {signals.length === 0
        ? t('confidence.none')
        : t('confidence.because', {
            count: signals.length,
            signals: signals.map(signal => t(`signal.${signal}`)).join(', '),
          })}
    </span>
  );
}
