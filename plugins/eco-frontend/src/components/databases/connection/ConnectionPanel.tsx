import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { DatabaseDetail } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { Panel } from '../../Panel';
import { NameValueList } from '../NameValueList';
import { SnippetTabs } from './SnippetTabs';

/**
 * Shows how an application connects. It only names the Secret: the password
 * stays inside.
 */
export function ConnectionPanel(props: {
  engine: 'postgres' | 'mysql' | undefined;
  namespace: string;
  connection: DatabaseDetail['connection'];
}) {
  const { engine, namespace, connection } = props;
  const t = useEcoTranslation();
  if (!connection) {
    return (
      <Panel title={t('connection.title')}>{t('database.noConnection')}</Panel>
    );
  }
  const { host, port, database, user, secretRef } = connection;
  const secret =
    secretRef &&
    t('connection.secretKeys', {
      name: secretRef.name,
      user: secretRef.keys?.user ?? 'username',
      password: secretRef.keys?.password ?? 'password',
    });
  return (
    <Panel title={t('connection.title')}>
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        <NameValueList
          values={[
            [t('connection.host'), host],
            [t('connection.port'), String(port)],
            [t('connection.database'), database],
            [t('connection.user'), user],
            [t('connection.secret'), secret],
          ]}
        />
        {secretRef && (
          <Typography variant="body2" color="text.secondary">
            {t('connection.passwordHint', { namespace })}
          </Typography>
        )}
        {engine && <SnippetTabs engine={engine} connection={connection} />}
      </Box>
    </Panel>
  );
}
