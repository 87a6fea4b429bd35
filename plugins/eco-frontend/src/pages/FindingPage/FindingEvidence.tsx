import Box from '@mui/material/Box';
import { FindingDetail } from '@backstage-eco/plugin-eco-common';
import { Panel } from '../../components/Panel';
import { objectName } from '../../components/ToolEvidence';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Fields of objects that prove a finding. */
export function FindingEvidence(props: {
  evidence: FindingDetail['evidence'];
}) {
  const t = useEcoTranslation();
  return (
    <Panel title={t('finding.evidence')}>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {props.evidence.map(({ object, field, value }) => (
          <li key={JSON.stringify([object, field, value])}>
            <span title={object.apiVersion}>{objectName(object)}</span>
            {': '}
            {field ? (
              <>
                <code>{field}</code>{' '}
                {value === undefined ? t('finding.notSet') : `= ${value}`}
              </>
            ) : (
              t('finding.noObject')
            )}
          </li>
        ))}
      </Box>
    </Panel>
  );
}
