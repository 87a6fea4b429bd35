import { ReactNode } from 'react';
import {
  DatabaseOptions,
  ecoDatabaseCreatePermission,
} from '@backstage-eco/plugin-eco-common';
import LockOutlined from '@mui/icons-material/LockOutlined';
import { useQuery } from '@tanstack/react-query';
import { useClusters } from '../../hooks/useClusters';
import { useDatabaseQueries } from '../../hooks/useDatabaseQueries';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { NoClusters, PageMessage } from '../PageStates';
import { WithAnswer } from '../WithAnswer';

/** Renders the options for a new database, or why there are none. */
export function WithDatabaseOptions(props: {
  skeleton: ReactNode;
  children: (options: DatabaseOptions) => ReactNode;
}) {
  return (
    <WithAnswer
      answer={useQuery(useDatabaseQueries().options())}
      skeleton={props.skeleton}
      denied={{
        title: 'databaseForm.denied',
        permission: ecoDatabaseCreatePermission.name,
      }}
    >
      {options =>
        options.clusters.length === 0 ? <Nowhere /> : props.children(options)
      }
    </WithAnswer>
  );
}

function Nowhere() {
  const t = useEcoTranslation();
  const clusters = useClusters();
  if (clusters.data?.length === 0) {
    return <NoClusters />;
  }
  return (
    <PageMessage
      icon={<LockOutlined aria-hidden />}
      title={t('databaseForm.nowhere')}
      description={t('databaseForm.nowhereDescription', {
        permission: ecoDatabaseCreatePermission.name,
      })}
    />
  );
}
