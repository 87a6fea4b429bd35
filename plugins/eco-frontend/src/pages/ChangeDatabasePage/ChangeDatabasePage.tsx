import { useApi } from '@backstage/frontend-plugin-api';
import {
  DatabaseDetail,
  DatabaseOptions,
  DatabaseReviewRequest,
  ecoDatabaseReadPermission,
  ecoDatabaseUpdatePermission,
} from '@backstage-eco/plugin-eco-common';
import EditOff from '@mui/icons-material/EditOff';
import LockOutlined from '@mui/icons-material/LockOutlined';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router-dom';
import { ecoDatabaseApiRef, failureOf } from '../../api';
import { NoSuchDatabase } from '../../components/databases/NoSuchDatabase';
import { blockerOf } from '../../components/databases/blockerOf';
import { DatabaseEditor } from '../../components/databases/form/DatabaseEditor';
import { useIdempotencyKey } from '../../components/databases/form/useIdempotencyKey';
import { PageHeading } from '../../components/PageHeading';
import { PageMessage, PageSkeleton } from '../../components/PageStates';
import { WithAnswer } from '../../components/WithAnswer';
import { useDatabaseQueries } from '../../hooks/useDatabaseQueries';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { newManifestText } from '../../model/databases/manifestText';

/** Options of a user who may change databases but not create any. */
const NO_OPTIONS: DatabaseOptions = {
  clusters: [],
  sizes: [],
  storage: { default: '' },
  owners: [],
};

/**
 * Changes a database with the form of a new one, in which immutable fields are
 * locked.
 */
export function ChangeDatabasePage() {
  const { cluster = '', namespace = '', name = '' } = useParams();
  const t = useEcoTranslation();
  const queries = useDatabaseQueries();
  const reference = { cluster, namespace, name };
  const database = useQuery({
    ...queries.database(reference),
    // A refetch must not replace what is being typed.
    refetchInterval: false,
  });
  const options = useQuery(queries.options());
  const isDenied = options.error && failureOf(options.error) === 'denied';
  return (
    <>
      <PageHeading
        title={t('databaseForm.changeTitle', { name })}
        lead={
          database.data && canChange(database.data)
            ? t('databaseForm.changeLead')
            : undefined
        }
      />
      <WithAnswer
        answer={database}
        skeleton={<PageSkeleton />}
        missing={<NoSuchDatabase {...reference} />}
        denied={{
          title: 'databases.denied',
          permission: ecoDatabaseReadPermission.name,
        }}
      >
        {detail =>
          isDenied ? (
            <LoadedChange detail={detail} options={NO_OPTIONS} />
          ) : (
            <WithAnswer answer={options} skeleton={<PageSkeleton />}>
              {offered => <LoadedChange detail={detail} options={offered} />}
            </WithAnswer>
          )
        }
      </WithAnswer>
    </>
  );
}

function LoadedChange(props: {
  detail: DatabaseDetail;
  options: DatabaseOptions;
}) {
  const { detail, options } = props;
  const { summary } = detail;
  const api = useApi(ecoDatabaseApiRef);
  const navigate = useNavigate();
  const paths = useEcoPaths();
  const keyFor = useIdempotencyKey();
  if (!canChange(detail)) {
    return <NoChange detail={detail} />;
  }
  const { cluster, namespace, name, owner, declaredOwner } = summary;
  // Leave the replicas of an autoscaler to the autoscaler.
  const { scaledReplicas, ...current } = detail.spec;
  const submit = (request: DatabaseReviewRequest) =>
    api.updateDatabase({ ...request, idempotencyKey: keyFor(request) });
  return (
    <DatabaseEditor
      operation="update"
      initial={{
        cluster,
        owner: owner ?? declaredOwner ?? '',
        text: newManifestText({ namespace, name, spec: current }),
      }}
      options={options}
      submit={submit}
      onDone={({ id }) => navigate(paths.databaseRequest({ requestId: id }))}
    />
  );
}

function canChange(
  detail: DatabaseDetail,
): detail is DatabaseDetail & Required<Pick<DatabaseDetail, 'spec'>> {
  return detail.mayUpdate && detail.spec !== undefined;
}

function NoChange({ detail }: { detail: DatabaseDetail }) {
  const t = useEcoTranslation();
  const permission = ecoDatabaseUpdatePermission.name;
  const isDenied = detail.denied.includes(permission);
  return (
    <PageMessage
      icon={isDenied ? <LockOutlined aria-hidden /> : <EditOff aria-hidden />}
      title={t(
        isDenied ? 'databaseForm.deniedChange' : 'databaseForm.cannotChange',
      )}
      description={
        isDenied
          ? t('database.notYours', { permission })
          : blockerOf(detail, t) ?? t('database.notThere')
      }
    />
  );
}
