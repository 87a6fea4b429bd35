/**
 * Type of Eco's documents in the portal's search index.
 *
 * @public
 */
export const ECO_SEARCH_TYPE = 'eco';

/**
 * Path prefix of the locations in Eco's search documents. The pages themselves
 * may be mounted elsewhere.
 *
 * @public
 */
export const ECO_SEARCH_ROOT = '/eco';

/**
 * Subject of one of Eco's search documents.
 *
 * @public
 */
export type EcoSearchSubject = 'tool' | 'operator' | 'kind';

/**
 * Search document for a tool, an operator or a kind in one cluster. Names and
 * text come from the cluster: untrusted.
 *
 * @public
 */
export interface EcoSearchDocument {
  title: string;
  text: string;
  /**
   * Page of the subject, below {@link ECO_SEARCH_ROOT}. Unique per document.
   */
  location: string;
  subject: EcoSearchSubject;
  /** Cluster name. */
  cluster: string;
  clusterTitle: string;
}
