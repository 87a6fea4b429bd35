import { ecoDatabaseReadPermission } from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { NoSuchDatabase } from '../../components/databases/NoSuchDatabase';
import { PageSkeleton } from '../../components/PageStates';
import { WithAnswer } from '../../components/WithAnswer';
import { useDatabaseQueries } from '../../hooks/useDatabaseQueries';
import { useDatabaseSignal } from '../../hooks/useDatabaseSignal';
import { LoadedDatabase } from './LoadedDatabase';

/** Page of one database: state, connection and actions. */
export function DatabasePage() {
  const { cluster = '', namespace = '', name = '' } = useParams();
  const reference = { cluster, namespace, name };
  useDatabaseSignal();
  return (
    <WithAnswer
      answer={useQuery(useDatabaseQueries().database(reference))}
      skeleton={<PageSkeleton />}
      missing={<NoSuchDatabase {...reference} />}
      denied={{
        title: 'databases.denied',
        permission: ecoDatabaseReadPermission.name,
      }}
    >
      {database => <LoadedDatabase database={database} />}
    </WithAnswer>
  );
}
