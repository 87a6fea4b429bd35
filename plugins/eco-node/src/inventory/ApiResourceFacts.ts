/**
 * A resource that the API server serves.
 *
 * @public
 */
export interface ApiResourceFacts {
  group: string;
  version: string;
  /** Plural name, for example `deployments`. */
  resource: string;
  kind: string;
  namespaced: boolean;
  verbs: string[];
}
