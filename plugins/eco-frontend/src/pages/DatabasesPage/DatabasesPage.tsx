import { ecoDatabaseReadPermission } from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { PageSkeleton } from '../../components/PageStates';
import { WithAnswer } from '../../components/WithAnswer';
import { useDatabaseQueries } from '../../hooks/useDatabaseQueries';
import { useDatabaseSignal } from '../../hooks/useDatabaseSignal';
import { LoadedDatabases } from './LoadedDatabases';

/** Visible databases, and the button to create one. */
export function DatabasesPage() {
  useDatabaseSignal();
  return (
    <WithAnswer
      answer={useQuery(useDatabaseQueries().list())}
      skeleton={<PageSkeleton />}
      denied={{
        title: 'databases.denied',
        permission: ecoDatabaseReadPermission.name,
      }}
    >
      {list => <LoadedDatabases list={list} />}
    </WithAnswer>
  );
}
