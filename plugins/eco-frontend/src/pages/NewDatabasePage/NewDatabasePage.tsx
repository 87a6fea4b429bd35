import { useApi } from '@backstage/frontend-plugin-api';
import {
  DatabaseOptions,
  DatabaseReviewRequest,
  ecoDatabaseCreatePermission,
} from '@backstage-eco/plugin-eco-common';
import LockOutlined from '@mui/icons-material/LockOutlined';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { ecoDatabaseApiRef } from '../../api';
import { DatabaseEditor } from '../../components/databases/form/DatabaseEditor';
import { useIdempotencyKey } from '../../components/databases/form/useIdempotencyKey';
import { PageHeading } from '../../components/PageHeading';
import {
  NoClusters,
  PageMessage,
  PageSkeleton,
} from '../../components/PageStates';
import { WithAnswer } from '../../components/WithAnswer';
import { useClusters } from '../../hooks/useClusters';
import { useDatabaseQueries } from '../../hooks/useDatabaseQueries';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { newDraft } from '../../model/databases/draft';

/** Asks for a new database. */
export function NewDatabasePage() {
  const t = useEcoTranslation();
  return (
    <>
      <PageHeading
        title={t('databaseForm.newTitle')}
        lead={t('databaseForm.newLead')}
      />
      <WithAnswer
        answer={useQuery(useDatabaseQueries().options())}
        skeleton={<PageSkeleton />}
        denied={{
          title: 'databaseForm.denied',
          permission: ecoDatabaseCreatePermission.name,
        }}
      >
        {options =>
          options.clusters.length === 0 ? (
            <Nowhere />
          ) : (
            <LoadedForm options={options} />
          )
        }
      </WithAnswer>
    </>
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

function LoadedForm(props: { options: DatabaseOptions }) {
  const api = useApi(ecoDatabaseApiRef);
  const navigate = useNavigate();
  const paths = useEcoPaths();
  const keyFor = useIdempotencyKey();
  const submit = ({
    operation,
    owner = '',
    ...wanted
  }: DatabaseReviewRequest) => {
    const request = { ...wanted, owner };
    return api.createDatabaseRequest({
      ...request,
      idempotencyKey: keyFor(request),
    });
  };
  return (
    <DatabaseEditor
      operation="create"
      initial={newDraft(props.options)}
      options={props.options}
      submit={submit}
      onDone={({ id }) => navigate(paths.databaseRequest({ requestId: id }))}
    />
  );
}
