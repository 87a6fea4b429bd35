import {
  InventoryFacts,
  InventoryKind,
  ObjectFacts,
} from '@backstage-eco/plugin-eco-node';
import { RawObject } from '@backstage-eco/plugin-eco-recognition';
import { SchemaFacts } from './schemaFacts';

/**
 * Every kind that is listed. API resources are not: they come from discovery.
 *
 * @alpha
 */
export type ListedKind = Exclude<InventoryKind, 'apiResources'>;

/**
 * Modules that use facts. `databases`: whether a database can run. `operators`:
 * who manages which kinds, what an operator seems to be built with, and how
 * mature it is. `findings`: what will cause trouble.
 *
 * @alpha
 */
export type FactsUse =
  | 'collection'
  | 'detection'
  | 'summaries'
  | 'databases'
  | 'history'
  | 'operators'
  | 'findings';

/**
 * Reads schemas, which are stored separately.
 *
 * @alpha
 */
export interface SchemaReader {
  /**
   * Extracts the facts of a schema. The hash is missing if the schema is nested
   * too deeply to traverse.
   *
   * @param schema - the schema as it appears in an item
   */
  read(schema: RawObject): SchemaFacts;
}

/**
 * Where a kind of the inventory comes from, and which of its facts are stored.
 *
 * @alpha
 */
export interface KindSource<K extends ListedKind = ListedKind> {
  /** Name of the part in the inventory. */
  part: K;
  /** API group. The core group is an empty string. */
  group: string;
  /** Versions that `toFacts` can read, best first. */
  versions: string[];
  /** Plural name, for example `deployments`. */
  resource: string;
  /** Kind, for example `Deployment`. */
  kind: string;
  /**
   * Requests only metadata, if all stored facts are there. Whole objects if
   * omitted.
   */
  form?: 'metadata';
  /** Selects the objects to read. All if omitted. */
  selector?: { label?: string; field?: string };
  /**
   * Where items hold schemas, which many clusters have in common. `toFacts`
   * gets them in a form that only `schemas` reads. `depth`: 1 is a field of the
   * item.
   */
  schemasAt?: { key: string; depth: number };
  /**
   * Target size of a list page, in bytes of JSON, for kinds whose objects are
   * too large for pages of 500.
   */
  pageLength?: number;
  /**
   * Lists the kind in every cycle, for kinds whose objects all change
   * constantly. Changes since the last cycle are watched if omitted.
   */
  later?: 'list';
  /**
   * Whether a server behind the API server serves the kind. Such a server may
   * be down for years, so its failure shows only in the part of this kind. If
   * omitted, the API server serves it.
   */
  isAside?: true;
  /**
   * ClusterRole in `rbac/` that grants access, if eco-reader does not. A
   * cluster that refuses the kind still counts as fully read; the part names
   * the role.
   */
  optionalRole?: string;
  /**
   * Facts that each module uses, beyond the common ones. Results that need them
   * are unknown if the kind could not be read.
   */
  uses: Partial<Record<FactsUse, readonly string[]>>;
  /**
   * Extracts only the stored fields of an object.
   *
   * @param raw - an item of the list
   * @param common - the facts common to all objects
   * @param schemas - reads schemas, which are stored separately; without it,
   * none has a hash
   */
  toFacts(
    raw: RawObject,
    common: ObjectFacts,
    schemas?: SchemaReader,
  ): InventoryFacts[K];
}
