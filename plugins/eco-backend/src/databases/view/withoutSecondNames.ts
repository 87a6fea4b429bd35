import type { SharedName } from '../../store';
import { KnownInCluster } from './mergeDatabases';

/**
 * Drops databases that appear a second time under another name of their
 * cluster. Databases requested through Eco stay under the name for which they
 * were requested. Others stay under the main name, which is read more often.
 * Pure.
 *
 * @param databases - databases that the caller may see
 * @param sharedNames - shared names, limited to those that the caller may see
 */
export function withoutSecondNames(
  databases: KnownInCluster[],
  sharedNames: ReadonlyMap<string, SharedName>,
): KnownInCluster[] {
  const requested = new Set(
    databases.flatMap(({ reference, record }) =>
      record?.uid ? [keyOf(reference.cluster, record.uid)] : [],
    ),
  );
  return databases.filter(({ reference, record, facts }) => {
    const shared = sharedNames.get(reference.cluster);
    if (record || !shared) {
      return true;
    }
    const uid = facts?.uid;
    return (
      !shared.isAlias &&
      !shared.otherNames.some(
        other => uid !== undefined && requested.has(keyOf(other, uid)),
      )
    );
  });
}

function keyOf(cluster: string, uid: string): string {
  return JSON.stringify([cluster, uid]);
}
