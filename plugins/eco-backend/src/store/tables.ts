/**
 * The tables as migrations/ makes them. Times are ISO 8601.
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

/** One list of a cluster. */
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

/** A tool found in a cluster. */
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

/** A tool that could not be looked for in a cluster. */
export interface UnknownToolRow {
  cluster: string;
  tool_id: string;
  reason: string;
  since: string;
}
