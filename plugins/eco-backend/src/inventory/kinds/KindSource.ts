import {
  InventoryFacts,
  InventoryKind,
  ObjectFacts,
} from '@backstage-eco/plugin-eco-node';
import { RawObject } from '@backstage-eco/plugin-eco-recognition';
import { SchemaFacts } from './schemaFacts';

/**
 * Every kind that is listed. Served resources are no list: they come from
 * discovery.
 *
 * @alpha
 */
export type ListedKind = Exclude<InventoryKind, 'apiResources'>;

/**
 * What needs facts, by the rooms of the way of the data. `databases`: whether one can
 * run. `operators`: who manages which
 * kinds, what it seems to be built with, how mature it is. `findings`: what will bite.
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
 * Reads schemas, which are kept apart.
 *
 * @alpha
 */
export interface SchemaReader {
  /**
   * Takes from a schema what is kept of it. It has no hash where it is nested so
   * deeply that it cannot be gone through.
   *
   * @param schema - as an item has it
   */
  read(schema: RawObject): SchemaFacts;
}

/**
 * Where a kind of the inventory comes from, and what is kept of it.
 *
 * @alpha
 */
export interface KindSource<K extends ListedKind = ListedKind> {
  /** The name of its part in the inventory. */
  part: K;
  /** The API group; the core group is an empty text. */
  group: string;
  /** The versions whose form `toFacts` knows, best first. */
  versions: string[];
  /** Plural name, for example `deployments`. */
  resource: string;
  /** For example `Deployment`. */
  kind: string;
  /**
   * Asks for metadata alone, where all that is kept is there. Left out: whole
   * objects.
   */
  form?: 'metadata';
  /** Which objects are asked for. Left out: all. */
  selector?: { label?: string; field?: string };
  /**
   * Where its items have schemas, which many clusters have alike: they come to
   * `toFacts` as what only `schemas` reads. `depth`: 1 is a field of an item.
   */
  schemasAt?: { key: string; depth: number };
  /**
   * How long a page of a list is to be, in bytes of JSON, where objects are
   * so large that 500 of them are too much at a time.
   */
  pageLength?: number;
  /**
   * Asks for everything again in each cycle, where every object changes all the
   * time. Left out: for what changed since the last one.
   */
  later?: 'list';
  /**
   * A server beside the API server has it, which may be down for years. Its part
   * says so; the rest of the cluster is read all the same. Left out: the API server
   * itself has it.
   */
  isAside?: true;
  /**
   * The ClusterRole that grants it, in `rbac/`, where eco-reader does not. A cluster
   * that refuses the kind is read in full all the same; its part names the role.
   */
  optionalRole?: string;
  /**
   * Which facts are needed for what, beside those of every object. Whatever needs
   * one is unknown where the kind could not be read.
   */
  uses: Partial<Record<FactsUse, readonly string[]>>;
  /**
   * Takes the named fields of an object and no others.
   *
   * @param raw - one item of the list
   * @param common - what every object has
   * @param schemas - reads schemas, which are kept apart; left out: none has a hash
   */
  toFacts(
    raw: RawObject,
    common: ObjectFacts,
    schemas?: SchemaReader,
  ): InventoryFacts[K];
}
