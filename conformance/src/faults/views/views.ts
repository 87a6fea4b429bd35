import {
  ClusterSummary,
  InventoryKindSummary,
  Stack,
  ToolDetail,
} from '@backstage-eco/plugin-eco-common';

/** One list of the cluster as the database holds it. */
export interface StoredPart {
  /** As the inventory has it: `read`, `stale`, `unread`, `not-served`. */
  state: string;
  readAt?: string;
  since?: string;
  reason?: string;
  /** Facts of each object, JSON, by what identifies it. Empty where none are kept. */
  objects: Map<string, string>;
}

/** One look at the custom resources of a CRD as the database holds it. */
export interface StoredSample {
  /** `read`, `stale` or `unread`. */
  state: string;
  sampledAt?: string;
  count?: number;
}

/** What the database holds of a cluster. */
export interface StoreView {
  /** By the name of the list. */
  parts: Map<string, StoredPart>;
  /** What was seen of custom resources, by the name of the CRD. */
  samples: Map<string, StoredSample>;
}

/** What the API answers of a cluster. */
export interface ApiView {
  cluster: ClusterSummary;
  kinds: InventoryKindSummary[];
  stack: Stack;
  /** Every tool that was asked for, by its id. */
  tools: Map<string, ToolDetail>;
}

/** A layer or platform service as the page shows it. */
export interface PageLayer {
  name: string;
  /** The lines of each card; the first is the tool's name. */
  cards: string[][];
  /** Gaps, and what is unknown. */
  notes: string[];
}

/** What the stack page shows of a cluster. */
export interface PageView {
  /** All words of the cluster's tile. */
  tile: string;
  /** The age that the tile shows, ISO 8601. */
  readAt?: string;
  /**
   * Of when everything is that it shows of a cluster that cannot be read now. Left
   * out: the cluster can, or never was.
   */
  shownAsOf?: string;
  /** The kinds that could not be read; `shownAsOf` as the page has it. */
  unread: Array<{ kind: string; shownAsOf?: string }>;
  layers: PageLayer[];
}

/** What was found at one place, or why nothing could be asked there. */
export type Seen<T> = { view: T } | { failure: string };

/** The same moment in store, API and rendered page. */
export interface Reading {
  store: Seen<StoreView>;
  api: Seen<ApiView>;
  /** Left out where no browser was given. */
  page?: Seen<PageView>;
}

/** Asks one place, and takes a failure for an answer. */
export async function look<T>(ask: () => Promise<T>): Promise<Seen<T>> {
  try {
    return { view: await ask() };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
