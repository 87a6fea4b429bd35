import { ecoDatabaseReadPermission } from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { NoSuchThing, PageSkeleton } from '../../components/PageStates';
import { WithAnswer } from '../../components/WithAnswer';
import { useDatabaseQueries } from '../../hooks/useDatabaseQueries';
import { useDatabaseSignal } from '../../hooks/useDatabaseSignal';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { LoadedRequest } from './LoadedRequest';

/** Page of a request, which follows it until it is done. */
export function DatabaseRequestPage() {
  const { requestId = '' } = useParams();
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  useDatabaseSignal();
  return (
    <WithAnswer
      answer={useQuery(useDatabaseQueries().request(requestId))}
      skeleton={<PageSkeleton />}
      missing={
        <NoSuchThing
          title={t('databaseRequest.noSuch')}
          to={paths.databases}
          words={t('database.all')}
        />
      }
      denied={{
        title: 'databases.denied',
        permission: ecoDatabaseReadPermission.name,
      }}
    >
      {request => <LoadedRequest request={request} />}
    </WithAnswer>
  );
}
