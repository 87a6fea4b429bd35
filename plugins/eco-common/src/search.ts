/**
 * The type of Eco's documents in the search index of the portal.
 *
 * @public
 */
export const ECO_SEARCH_TYPE = 'eco';

/**
 * What the locations of Eco's search documents begin with; the pages may be mounted
 * elsewhere.
 *
 * @public
 */
export const ECO_SEARCH_ROOT = '/eco';

/**
 * What a search document of Eco is about.
 *
 * @public
 */
export type EcoSearchSubject = 'tool' | 'operator' | 'kind';

/**
 * A tool, an operator or a kind in one cluster, as the search index has it. Names
 * and text are from the cluster: untrusted.
 *
 * @public
 */
export interface EcoSearchDocument {
  title: string;
  text: string;
  /** The page of it, below {@link ECO_SEARCH_ROOT}. No other document has it. */
  location: string;
  subject: EcoSearchSubject;
  /** The cluster's name. */
  cluster: string;
  clusterTitle: string;
}
