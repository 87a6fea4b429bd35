import Button from '@mui/material/Button';
import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import ExtensionOffOutlined from '@mui/icons-material/ExtensionOffOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { failureOf } from '../../api';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { CodeBlock } from './CodeBlock';
import { PageMessage } from './PageMessage';

const BACKEND_LINE =
  "backend.add(import('@backstage-eco/plugin-eco-backend'));";

/** What the user may not see, and the permission it requires. */
export interface Denial {
  title:
    | 'denied.title'
    | 'findings.denied'
    | 'databases.denied'
    | 'databaseForm.denied';
  permission: string;
}

const CLUSTERS_DENIED: Denial = {
  title: 'denied.title',
  permission: ecoInventoryReadPermission.name,
};

/** Explains why loading failed, and what the user can do about it. */
export function LoadFailure(props: {
  error: Error;
  denied?: Denial;
  onRetry: () => void;
}) {
  const { error, denied = CLUSTERS_DENIED, onRetry } = props;
  const t = useEcoTranslation();
  const failure = failureOf(error);
  switch (failure) {
    case 'denied':
      return (
        <PageMessage
          alert
          icon={<LockOutlined aria-hidden />}
          title={t(denied.title)}
          description={t('denied.description', {
            permission: denied.permission,
          })}
        />
      );
    case 'signed-out':
      return (
        <PageMessage
          alert
          icon={<LockOutlined aria-hidden />}
          title={t('signedOut.title')}
          description={t('signedOut.description')}
        />
      );
    case 'not-found':
    case 'backend-missing':
      return (
        <PageMessage
          alert
          icon={<ExtensionOffOutlined aria-hidden />}
          title={t('backendMissing.title')}
          description={t('backendMissing.description')}
        >
          <CodeBlock text={BACKEND_LINE} />
        </PageMessage>
      );
    default:
      return (
        <PageMessage
          alert
          icon={<CloudOffOutlined aria-hidden />}
          title={t('error.title')}
          description={
            failure === 'unexpected'
              ? t('error.unexpected', { reason: error.message })
              : error.message
          }
        >
          <Button variant="contained" onClick={onRetry}>
            {t('error.retry')}
          </Button>
        </PageMessage>
      );
  }
}
