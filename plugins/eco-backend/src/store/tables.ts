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
  /** Of the namespace `kube-system`. */
  uid: string | null;
  is_duplicate: boolean;
  /** JSON. */
  reading_state: string | null;
  /** JSON; what history last knew. */
  known_facts: string | null;
  /** Null: not before somebody asks. */
  next_update_at: string | null;
  refresh_requested_at: string | null;
  /** How many cycles failed in a row. */
  failures: number;
  next_sample_at: string | null;
  /** Only who has it may write; null: nobody is at it. */
  claim_token: string | null;
  claimed_by: string | null;
  /** `cycle`, `refresh` for one that somebody asked for, or `samples`. */
  claimed_for: string | null;
  claimed_at: string | null;
  claimed_until: string | null;
  /** How many claims in a row ended by themselves. */
  interruptions: number;
  progress_done: number | null;
  progress_total: number | null;
  /** For how long lists were had without it. */
  missing_seconds: number;
  /** When the last of these lists was had. */
  missing_checked_at: string | null;
  archived_at: string | null;
  /** When checks last ran. Null: never. */
  checked_at: string | null;
  /** Of the form hashes of its kinds. Null: not known. */
  kinds_hash: string | null;
}

/** How the last list of the clusters ended; there is one row at most. */
export interface ClusterListRow {
  id: number;
  result: 'ok' | 'empty' | 'failed';
  reason: string | null;
  /** When lists began to end so. */
  since: string;
}

/** One list of a cluster. */
export interface InventoryPartRow {
  cluster: string;
  kind: string;
  state: string;
  read_at: string | null;
  since: string | null;
  reason: string | null;
  /** Of a stale list: the API server had no such kind. */
  not_served: boolean;
}

/** One object of a list. */
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

/** A problem that a check found in a cluster. */
export interface FindingRow {
  id: number;
  /** A random UUID, the only id that leaves the backend. */
  public_id: string;
  cluster: string;
  fingerprint: string;
  check_id: string;
  /** Its place among `SEVERITIES`. */
  severity: number;
  /** Of its subject. Empty: in none. */
  namespace: string;
  /** Of which its subject is a part. */
  tool_id: string | null;
  /** JSON. */
  finding: string;
  /** What a text is looked for in, in lower case. */
  search: string;
  first_seen_at: string;
  /** Later than `first_seen_at`: it came back. */
  opened_at: string;
  /** Null: whenever checks last ran. */
  last_seen_at: string | null;
  resolved_at: string | null;
  /** Null: it is not muted. */
  muted_at: string | null;
  /** The full reference of a user or service. */
  muted_by: string | null;
  mute_reason: string | null;
  /** Null: until somebody unmutes it. */
  muted_until: string | null;
}

/** A check that could not be made in a cluster. */
export interface UnknownCheckRow {
  cluster: string;
  check_id: string;
  reason: string;
  since: string | null;
}

/** What was counted of one thing in a cluster. */
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
  /** Of the detail and the summary. */
  hash: string;
  /** JSON. */
  detail: string;
  /** JSON. */
  summary: string;
  /** Of the summary. */
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
  /** Of all below. */
  hash: string;
  /** JSON. */
  facts: string;
  /** JSON. */
  controller: string;
  /** How many objects there are. Null: they were not counted. */
  objects: number | null;
  /** 0 or 1. */
  is_exact: number | null;
  counted_at: string | null;
  /** Of its versions and their schemas. Null: not known yet. */
  schemas_hash: string | null;
  /** Of all that makes it the same in several clusters. */
  form_hash: string;
}

/** A schema that a kind of a cluster has. */
export interface KindSchemaRow {
  cluster: string;
  /** Of `crd_schemas`. */
  hash: string;
}

/** One look at the custom resources of a CRD. */
export interface CustomResourceSampleRow {
  cluster: string;
  /** See `sampleKey`. */
  key: string;
  /** JSON. */
  sample: string;
}

/** A text that many share: the schema of a CRD, the changes of an event. */
export interface TextRow {
  /** SHA-256. */
  hash: string;
  /** Compressed with gzip. */
  json: Buffer;
  /** For the last time. */
  met_at: string;
}

/** Changes of events. */
export interface HistoryChangesRow extends TextRow {
  /** JSON, `ChangesSummary`. Null: not known. */
  summary: string | null;
}

/** Something that happened to a cluster. */
export interface HistoryEventRow {
  /** In the order in which they were kept. */
  id: number;
  /** A random UUID, the only id that leaves the backend. */
  public_id: string;
  cluster: string;
  at: string;
  type: string;
  /** Null: there are several. */
  subject: string | null;
  /** JSON. */
  changes: string;
  /** Of `history_changes`, where the changes are then. Null: they are here. */
  changes_hash: string | null;
}

/** A database that was requested here. */
export interface DatabaseRow {
  cluster: string;
  namespace: string;
  name: string;
  engine: string;
  owner: string;
  uid: string | null;
  /** PostgreSQL gives a text. */
  storage_bytes: number | string;
  requested_at: string;
}

/** What a person wants of a database. */
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
  /** Null: it is done. */
  next_look_at: string | null;
  looks: number;
  /** How many looks in a row failed. */
  failures: number;
  claim_token: string | null;
  claimed_until: string | null;
}
