import {
  ClusterSummary,
  InventoryKindSummary,
  Stack,
  ToolDetail,
} from '@backstage-eco/plugin-eco-common';

/** A list of the cluster, as stored in the database. */
export interface StoredPart {
  /** State in the inventory: `read`, `stale`, `unread` or `not-served`. */
  state: string;
  readAt?: string;
  since?: string;
  reason?: string;
  /** Facts of each object as JSON, by identity. Empty if none are stored. */
  objects: Map<string, string>;
}

/** A sample of a CRD's custom resources, as stored in the database. */
export interface StoredSample {
  /** `read`, `stale` or `unread`. */
  state: string;
  sampledAt?: string;
  count?: number;
}

/** Stored data of a cluster. */
export interface StoreView {
  /** Lists by name. */
  parts: Map<string, StoredPart>;
  /** Samples of custom resources by CRD name. */
  samples: Map<string, StoredSample>;
}

/** API data of a cluster. */
export interface ApiView {
  cluster: ClusterSummary;
  kinds: InventoryKindSummary[];
  stack: Stack;
  /** Every requested tool by ID. */
  tools: Map<string, ToolDetail>;
}

/** A layer or platform service on the page. */
export interface PageLayer {
  name: string;
  /** Lines of each card; the first is the tool's name. */
  cards: string[][];
  /** Notes on gaps and on unknown data. */
  notes: string[];
}

/** Stack page of a cluster. */
export interface PageView {
  /** Text of the cluster's tile. */
  tile: string;
  /** Age on the tile, as ISO 8601. */
  readAt?: string;
  /**
   * Age of all data of a cluster that cannot be read now. Omitted if the
   * cluster can be read, or never was.
   */
  shownAsOf?: string;
  /** Kinds that could not be read, with their age on the page. */
  unread: Array<{ kind: string; shownAsOf?: string }>;
  layers: PageLayer[];
}

/** View of one place, or why it did not answer. */
export type Seen<T> = { view: T } | { failure: string };

/** Views of store, API and rendered page at the same moment. */
export interface Reading {
  store: Seen<StoreView>;
  api: Seen<ApiView>;
  /** Omitted if there is no browser. */
  page?: Seen<PageView>;
}

/** Reads one place, and returns an error as a failure. */
export async function look<T>(read: () => Promise<T>): Promise<Seen<T>> {
  try {
    return { view: await read() };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
