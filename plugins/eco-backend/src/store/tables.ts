/**
 * The tables as migrations/ makes them. Times are ISO 8601.
 *
 * @internal
 */
export interface ClusterRow {
  name: string;
  title: string;
  first_listed_at: string;
  listed_at: string;
  status: string;
  reason: string | null;
  attempted_at: string | null;
  read_at: string | null;
  kubernetes_version: string | null;
  node_count: number | null;
  simulated_node_count: number | null;
}

/** @internal */
export interface InventoryPartRow {
  cluster: string;
  kind: string;
  state: string;
  read_at: string | null;
  since: string | null;
  reason: string | null;
  /** JSON. */
  items: string | null;
}

/** @internal */
export interface DetectionRow {
  cluster: string;
  tool_id: string;
  state: string;
  confidence: string;
  /** JSON, an array of texts. */
  versions: string;
  /** JSON. */
  detection: string;
  read_at: string;
}

/** @internal */
export interface UnknownToolRow {
  cluster: string;
  tool_id: string;
  reason: string;
  since: string;
}
