import { Database } from '@backstage-eco/plugin-eco-common';
import { KubernetesObject, ResourceKind, textAt } from '../kubernetes/objects';
import { childName } from './names';

/** Custom resource that records which Database holds a name. */
export const DATABASE_RECORD: ResourceKind = {
  apiVersion: 'example.com/v1',
  kind: 'DatabaseRecord',
  plural: 'databaserecords',
};

/** Contents of a record. Only the controller can read and write records. */
export interface DatabaseRecord {
  /** Name of the Database. */
  database: string;
  /** UID of the Database that holds the name, or held it last. */
  uid: string;
  /** Its `spec.owner`. */
  owner?: string;
  /** UID of the previous Database, whose volumes this one adopted. */
  predecessor?: string;
}

/** Reads the contents of a record. */
export function readRecord({ spec }: KubernetesObject): DatabaseRecord {
  return {
    database: textAt(spec, 'database') ?? '',
    uid: textAt(spec, 'uid') ?? '',
    owner: textAt(spec, 'owner'),
    predecessor: textAt(spec, 'predecessor'),
  };
}

/** Creates the record of a Database that now holds its name. */
export function newRecord(
  { metadata, spec }: Database,
  predecessor?: string,
): KubernetesObject {
  const { name, namespace, uid } = metadata;
  return {
    apiVersion: DATABASE_RECORD.apiVersion,
    kind: DATABASE_RECORD.kind,
    metadata: { name: childName(name), namespace },
    spec: { database: name, uid, owner: spec?.owner, predecessor },
  };
}
