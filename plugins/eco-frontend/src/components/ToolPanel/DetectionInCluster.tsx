import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Detection, VersionReading } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { Age } from '../Age';
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
};

/** A tool in one cluster: state, version, places, confidence and the evidence. */
export function DetectionInCluster(props: {
  detection: Detection & { readAt: string };
  toolName: string;
  clusterTitle: string;
}) {
  const { detection, toolName, clusterTitle } = props;
  const t = useEcoTranslation();
  return (
    <Box
      component="section"
      sx={{
        p: 1.5,
        minWidth: 0,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        display: 'flex',
        flexDirection: 'column',
        gap: 1,
      }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'baseline',
          columnGap: 1,
        }}
      >
        <Typography
          component="h3"
          variant="body1"
          sx={{ m: 0, fontWeight: 'fontWeightBold', overflowWrap: 'anywhere' }}
        >
          {clusterTitle}
        </Typography>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {t('outcome.ok')} <Age at={detection.readAt} />
        </Typography>
      </Box>
      <Box component="dl" sx={factsStyle}>
        <Fact name={t('panel.state')}>
          <strong>{t(`state.${detection.state}`)}</strong>
          {' – '}
          {t(`state.${detection.state}Meaning`)}
        </Fact>
        <Fact name={t('panel.version')}>
          <Version reading={detection.version} />
        </Fact>
        <Fact name={t('confidence.label')}>
          <ConfidenceMark confidence={detection.confidence} />{' '}
          <ConfidenceReason detection={detection} />
        </Fact>
        <Fact name={t('panel.places')}>
          <PlaceList places={detection.places} />
        </Fact>
      </Box>
      <EvidenceTable
        evidence={detection.evidence}
        label={t('panel.evidenceOf', { tool: toolName, cluster: clusterTitle })}
      />
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

function ConfidenceReason(props: { detection: Detection }) {
  const t = useEcoTranslation();
  const signals = [
    ...new Set(props.detection.evidence.map(({ signal }) => signal)),
  ];
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
