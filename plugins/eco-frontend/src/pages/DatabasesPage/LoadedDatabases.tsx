import { DatabaseList } from '@backstage-eco/plugin-eco-common';
import StorageOutlined from '@mui/icons-material/StorageOutlined';
import { Notice } from '../../components/Notice';
import { PageHeading } from '../../components/PageHeading';
import { NoClusters, PageMessage } from '../../components/PageStates';
import { useClusters } from '../../hooks/useClusters';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { CREATE_PERMISSION, CreateButton } from './CreateButton';
import { DatabaseTable } from './DatabaseTable';

/** List of databases, and what may be missing from it. */
export function LoadedDatabases(props: { list: DatabaseList }) {
  const { items, total, unknownIn, mayCreate } = props.list;
  const t = useEcoTranslation();
  return (
    <>
      <PageHeading
        title={t('databases.title')}
        lead={t('databases.lead')}
        actions={<CreateButton mayCreate={mayCreate} />}
      />
      {unknownIn.map(({ cluster, reason, readAt }) => (
        <Notice key={cluster}>
          {t(readAt ? 'databases.staleIn' : 'databases.unknownIn', {
            cluster,
            reason,
          })}
        </Notice>
      ))}
      {total > items.length && (
        <Notice>
          {t('databases.cut', {
            shown: String(items.length),
            total: String(total),
          })}
        </Notice>
      )}
      {items.length > 0 ? (
        <DatabaseTable items={items} />
      ) : (
        <NoDatabases list={props.list} />
      )}
    </>
  );
}

/** States that there are no databases only if every list was read. */
function NoDatabases(props: { list: DatabaseList }) {
  const { unknownIn, mayCreate } = props.list;
  const t = useEcoTranslation();
  const clusters = useClusters();
  const isKnown = unknownIn.length === 0;
  const lead = mayCreate
    ? t('databases.noneDescription')
    : t('databases.noneDenied', { permission: CREATE_PERMISSION });
  if (clusters.data?.length === 0) {
    return <NoClusters />;
  }
  return (
    <PageMessage
      icon={<StorageOutlined aria-hidden />}
      title={t(isKnown ? 'databases.none' : 'databases.notKnown')}
      description={isKnown ? lead : t('databases.notKnownDescription')}
    />
  );
}
