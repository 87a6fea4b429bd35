/**
 * Rows of the tables that migrations/ creates. Times are ISO 8601.
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
  /** uid of the namespace `kube-system`. */
  uid: string | null;
  is_duplicate: boolean;
  /** JSON. */
  reading_state: string | null;
  /** JSON; facts that history last recorded. */
  known_facts: string | null;
  /** Null if only due on request. */
  next_update_at: string | null;
  refresh_requested_at: string | null;
  /** Consecutive failed cycles. */
  failures: number;
  next_sample_at: string | null;
  /** Token required to write; null if unclaimed. */
  claim_token: string | null;
  claimed_by: string | null;
  /** `cycle`, `refresh` for a requested cycle, or `samples`. */
  claimed_for: string | null;
  claimed_at: string | null;
  claimed_until: string | null;
  /** Consecutive claims that expired without being released. */
  interruptions: number;
  progress_done: number | null;
  progress_total: number | null;
  /** How long the cluster has been missing from lists. */
  missing_seconds: number;
  /** When the last such list was read. */
  missing_checked_at: string | null;
  archived_at: string | null;
  /** When checks last ran. Null if never. */
  checked_at: string | null;
  /** Hash of the form hashes of its kinds. Null if unknown. */
  kinds_hash: string | null;
}

/** Result of the last list of clusters; at most one row. */
export interface ClusterListRow {
  id: number;
  result: 'ok' | 'empty' | 'failed';
  reason: string | null;
  /** Since when the result has been the same. */
  since: string;
}

/** Read state of one kind in a cluster. */
export interface InventoryPartRow {
  cluster: string;
  kind: string;
  state: string;
  read_at: string | null;
  since: string | null;
  reason: string | null;
  /** Only if stale: the API server did not serve the kind. */
  not_served: boolean;
}

/** An object of a cluster. */
export interface InventoryObjectRow {
  cluster: string;
  kind: string;
  /** See `objectKey`. */
  key: string;
  namespace: string | null;
  name: string;
  /** JSON. */
  facts: string;
}

/** A tool found in a cluster. */
export interface DetectionRow {
  cluster: string;
  tool_id: string;
  state: string;
  confidence: string;
  /** JSON, an array of strings. */
  versions: string;
  /** JSON. */
  detection: string;
  read_at: string;
}

/** A tool that could not be checked for in a cluster. */
export interface UnknownToolRow {
  cluster: string;
  tool_id: string;
  reason: string;
  since: string;
}

/** A problem that a check found in a cluster. */
export interface FindingRow {
  id: number;
  /** Random UUID, the only id that leaves the backend. */
  public_id: string;
  cluster: string;
  fingerprint: string;
  check_id: string;
  /** Index in `SEVERITIES`. */
  severity: number;
  /** Namespace of the subject. Empty if it has none. */
  namespace: string;
  /** Tool that the subject belongs to. */
  tool_id: string | null;
  /** JSON. */
  finding: string;
  /** Lower-case text to search. */
  search: string;
  first_seen_at: string;
  /** Later than `first_seen_at` if the finding came back. */
  opened_at: string;
  /** Null if seen whenever checks last ran. */
  last_seen_at: string | null;
  resolved_at: string | null;
  /** Null if not muted. */
  muted_at: string | null;
  /** Full entity reference of a user or service. */
  muted_by: string | null;
  mute_reason: string | null;
  /** Null if muted indefinitely. */
  muted_until: string | null;
}

/** A check that could not run in a cluster. */
export interface UnknownCheckRow {
  cluster: string;
  check_id: string;
  reason: string;
  since: string | null;
}

/** A summary of a cluster. */
export interface SummaryRow {
  cluster: string;
  /** See `Summaries`. */
  summary: string;
  counted_at: string;
  /** JSON. */
  numbers: string;
}

/** An operator of a cluster. */
export interface OperatorRow {
  cluster: string;
  /** See `operatorKey`. */
  key: string;
  /** Hash of the detail and the summary. */
  hash: string;
  /** JSON. */
  detail: string;
  /** JSON. */
  summary: string;
  /** Hash of the summary. */
  form_hash: string;
}

/** A custom resource kind of a cluster. */
export interface KindRow {
  cluster: string;
  /** See `kindKey`. */
  key: string;
  api_group: string;
  plural: string;
  kind: string;
  /** Hash of all columns below. */
  hash: string;
  /** JSON. */
  facts: string;
  /** JSON. */
  controller: string;
  /** Number of objects. Null if not counted. */
  objects: number | null;
  /** 0 or 1. */
  is_exact: number | null;
  counted_at: string | null;
  /** Hash of its versions and their schemas. Null if unknown. */
  schemas_hash: string | null;
  /** Hash of everything that clusters may share. */
  form_hash: string;
}

/** Schema used by a kind of a cluster. */
export interface KindSchemaRow {
  cluster: string;
  /** Hash in `crd_schemas`. */
  hash: string;
}

/** Sample of the custom resources of a CRD. */
export interface CustomResourceSampleRow {
  cluster: string;
  /** See `sampleKey`. */
  key: string;
  /** JSON. */
  sample: string;
}

/** A shared text: a CRD schema, or the changes of an event. */
export interface TextRow {
  /** SHA-256. */
  hash: string;
  /** gzip-compressed JSON. */
  json: Buffer;
  /** When the text was last seen. */
  met_at: string;
}

/** Shared changes of events. */
export interface HistoryChangesRow extends TextRow {
  /** JSON, a `ChangesSummary`. Null if unknown. */
  summary: string | null;
}

/** An event of a cluster. */
export interface HistoryEventRow {
  /** Increases with each stored event. */
  id: number;
  /** Random UUID, the only id that leaves the backend. */
  public_id: string;
  cluster: string;
  at: string;
  type: string;
  /** Null if there are several. */
  subject: string | null;
  /** JSON. */
  changes: string;
  /**
   * Hash in `history_changes` if the changes are stored there. Null if they are
   * here.
   */
  changes_hash: string | null;
}

/** A database requested through Eco. */
export interface DatabaseRow {
  cluster: string;
  namespace: string;
  name: string;
  engine: string;
  owner: string;
  uid: string | null;
  /** PostgreSQL returns a string. */
  storage_bytes: number | string;
  requested_at: string;
}

/** A user's request for a database. */
export interface DatabaseRequestRow {
  id: string;
  operation: string;
  cluster: string;
  namespace: string;
  name: string;
  engine: string;
  owner: string;
  requested_by: string;
  idempotency_key: string;
  content_hash: string;
  requested_at: string;
  /** JSON. */
  spec: string | null;
  data: string | null;
  uid: string | null;
  generation: number | null;
  state: string;
  is_open: boolean;
  cancel_requested_at: string | null;
  /** JSON. */
  progress: string;
  /** Null if done. */
  next_look_at: string | null;
  looks: number;
  /** Consecutive failures to process the request. */
  failures: number;
  claim_token: string | null;
  claimed_until: string | null;
}
