import { useApi } from '@backstage/frontend-plugin-api';
import {
  DatabaseOptions,
  DatabaseReviewRequest,
} from '@backstage-eco/plugin-eco-common';
import { useNavigate } from 'react-router-dom';
import { ecoDatabaseApiRef } from '../../api';
import { DatabaseEditor } from '../../components/databases/form/DatabaseEditor';
import { useIdempotencyKey } from '../../components/databases/form/useIdempotencyKey';
import { WithDatabaseOptions } from '../../components/databases/WithDatabaseOptions';
import { PageHeading } from '../../components/PageHeading';
import { PageSkeleton } from '../../components/PageStates';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { newDraft } from '../../model/databases/draft';

/** Page with the form of a new database. */
export function NewDatabasePage() {
  const t = useEcoTranslation();
  return (
    <>
      <PageHeading
        title={t('databaseForm.newTitle')}
        lead={t('databaseForm.newLead')}
      />
      <WithDatabaseOptions skeleton={<PageSkeleton />}>
        {options => <LoadedForm options={options} />}
      </WithDatabaseOptions>
    </>
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
