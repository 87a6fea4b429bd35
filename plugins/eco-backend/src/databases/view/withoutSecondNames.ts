import type { SharedName } from '../../store';
import { KnownInCluster } from './mergeDatabases';

/**
 * Databases without those that stand there a second time, under another name of their
 * cluster. What was requested here stays under the name that it was requested for;
 * what was not stays under the main name, which is read more often. Pure.
 *
 * @param databases - that the caller may see
 * @param sharedNames - as far as the caller may see them
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
