import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { DatabaseDetail } from '@backstage-eco/plugin-eco-common';
import { stringify } from 'yaml';
import { ConnectionPanel } from '../../components/databases/connection/ConnectionPanel';
import { DatabaseStateMark } from '../../components/databases/DatabaseStateMark';
import { Age } from '../../components/Age';
import { FoldedPart } from '../../components/FoldedPart';
import { CodeBlock } from '../../components/PageStates';
import { PageHeading } from '../../components/PageHeading';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { Conditions } from './Conditions';
import { DatabaseActions } from './DatabaseActions';
import { DatabaseFacts } from './DatabaseFacts';

/** Current state of a database in its cluster. */
export function LoadedDatabase(props: { database: DatabaseDetail }) {
  const { database } = props;
  const { summary, connection, conditions, manifest } = database;
  const { name, namespace, clusterTitle, engine, version, state } = summary;
  const t = useEcoTranslation();
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <PageHeading
        title={name}
        marks={<DatabaseStateMark state={state} />}
        lead={t('database.lead', {
          engine: engine ? t(`databaseEngine.${engine}`) : '',
          version: version ?? '',
          namespace,
          cluster: clusterTitle,
        })}
        actions={<DatabaseActions database={database} />}
      />
      {summary.isSimulated && (
        <Alert severity="info" variant="outlined">
          {t('databases.simulated')}
        </Alert>
      )}
      {database.unread && (
        <Alert severity="warning" sx={{ overflowWrap: 'anywhere' }}>
          {t('database.unread', { reason: database.unread })}{' '}
          {summary.readAt ? <Age at={summary.readAt} /> : t('database.never')}
        </Alert>
      )}
      {summary.message && state !== 'ready' && state !== 'unknown' && (
        <Alert
          severity={state === 'stalled' ? 'error' : 'info'}
          sx={{ overflowWrap: 'anywhere' }}
        >
          {summary.message}
        </Alert>
      )}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '3fr 2fr' },
        }}
      >
        <ConnectionPanel
          engine={engine}
          namespace={namespace}
          connection={connection}
        />
        <DatabaseFacts database={database} />
      </Box>
      {conditions.length > 0 && (
        <FoldedPart align="center" head={t('database.conditions')}>
          <Conditions conditions={conditions} provider={database.provider} />
        </FoldedPart>
      )}
      {manifest && (
        <FoldedPart align="center" head={t('database.manifest')}>
          <CodeBlock text={stringify(manifest)} />
        </FoldedPart>
      )}
    </Box>
  );
}
