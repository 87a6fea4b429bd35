import { DatabaseDetail } from '@backstage-eco/plugin-eco-common';
import { Age } from '../../components/Age';
import { NameValueList } from '../../components/databases/NameValueList';
import { Panel } from '../../components/Panel';
import { TextLink } from '../../components/TextLink';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ownerName } from '../../model/databases/ownerName';

/** Facts about a database and its provider. */
export function DatabaseFacts(props: { database: DatabaseDetail }) {
  const { summary, spec, provider, replicas, readyReplicas, createdAt } =
    props.database;
  const { cluster, clusterTitle, namespace, owner, declaredOwner, requestId } =
    summary;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  return (
    <Panel title={t('database.facts')}>
      <NameValueList
        values={[
          [
            t('database.fact.cluster'),
            <TextLink to={paths.cluster({ cluster })}>{clusterTitle}</TextLink>,
          ],
          [t('database.fact.namespace'), namespace],
          [
            t('database.fact.owner'),
            owner
              ? ownerName(owner)
              : declaredOwner &&
                t('databases.declaredOwner', {
                  owner: ownerName(declaredOwner),
                }),
          ],
          [t('database.fact.origin'), t(`databases.origin.${summary.origin}`)],
          [t('database.fact.version'), summary.version],
          [
            t('database.fact.size'),
            spec?.sizeClass && t(`databaseForm.size.${spec.sizeClass}`),
          ],
          [t('database.fact.storage'), spec?.storage],
          [
            t('database.fact.servers'),
            replicas !== undefined && readyReplicas !== undefined
              ? t('database.servers', {
                  ready: String(readyReplicas),
                  all: String(replicas),
                })
              : undefined,
          ],
          [t('database.fact.provider'), provider?.name],
          [
            t('database.fact.created'),
            createdAt ? <Age at={createdAt} /> : undefined,
          ],
          [
            t('database.request'),
            requestId && (
              <TextLink to={paths.databaseRequest({ requestId })}>
                {requestId.slice(0, 8)}
              </TextLink>
            ),
          ],
        ]}
      />
    </Panel>
  );
}
