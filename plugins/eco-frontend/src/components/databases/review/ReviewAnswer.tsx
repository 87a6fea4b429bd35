import Box from '@mui/material/Box';
import { DatabaseReview } from '@backstage-eco/plugin-eco-common';
import { stringify } from 'yaml';
import { useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { changedFields } from '../../../model/databases/changedFields';
import { CodeBlock } from '../../PageStates';
import { Panel } from '../../Panel';
import { ChangeTable } from './ChangeTable';
import { VerdictRow } from './VerdictRow';

const QUESTIONS = ['allowed', 'admitted', 'willRun'] as const;

/** Shows the verdicts of the portal, the API server and the controller. */
export function ReviewAnswer(props: { review: DatabaseReview }) {
  const { review } = props;
  const t = useEcoTranslation();
  const { manifest, admittedManifest, existingManifest } = review;
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <Box
        component="ul"
        sx={{ display: 'grid', gap: 1.5, listStyle: 'none', m: 0, p: 0 }}
      >
        {QUESTIONS.map(question => (
          <VerdictRow
            key={question}
            question={question}
            answer={review[question]}
          />
        ))}
      </Box>
      {existingManifest && (
        <Panel title={t('databaseReview.changes')}>
          <ChangeTable
            label={t('databaseReview.changes')}
            before={existingManifest}
            after={admittedManifest ?? manifest}
          />
        </Panel>
      )}
      {!existingManifest && admittedManifest && (
        <AddedFields sent={manifest} admitted={admittedManifest} />
      )}
      <Panel
        title={t(
          admittedManifest
            ? 'databaseReview.object'
            : 'databaseReview.objectUnknown',
        )}
      >
        <CodeBlock text={stringify(admittedManifest ?? manifest)} />
      </Panel>
    </Box>
  );
}

function AddedFields(props: { sent: object; admitted: object }) {
  const { sent, admitted } = props;
  const t = useEcoTranslation();
  return changedFields(sent, admitted).length > 0 ? (
    <Panel title={t('databaseReview.added')}>
      <ChangeTable
        label={t('databaseReview.added')}
        before={sent}
        after={admitted}
      />
    </Panel>
  ) : null;
}
