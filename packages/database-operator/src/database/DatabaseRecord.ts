import { Database } from '@backstage-eco/plugin-eco-common';
import { KubernetesObject, ResourceKind, textAt } from '../kubernetes/objects';
import { childName } from './names';

/** The kind in which the controller records which Database has a name. */
export const DATABASE_RECORD: ResourceKind = {
  apiVersion: 'example.com/v1',
  kind: 'DatabaseRecord',
  plural: 'databaserecords',
};

/** What is recorded about a name. Nobody but the controller can write or read it. */
export interface DatabaseRecord {
  /** Name of the Database. */
  database: string;
  /** UID of the Database that has the name, or had it last. */
  uid: string;
  /** Its `spec.owner`. */
  owner?: string;
  /** UID of the one before it, whose volumes it opened. */
  predecessor?: string;
}

/** What a record says. */
export function readRecord({ spec }: KubernetesObject): DatabaseRecord {
  return {
    database: textAt(spec, 'database') ?? '',
    uid: textAt(spec, 'uid') ?? '',
    owner: textAt(spec, 'owner'),
    predecessor: textAt(spec, 'predecessor'),
  };
}

/** The record of a Database that has its name now. */
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
