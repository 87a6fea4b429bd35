import {
  ClusterSummary,
  ECO_SEARCH_ROOT,
  EcoSearchDocument,
} from '@backstage-eco/plugin-eco-common';

/** Bounds untrusted text, because an index may keep it in memory. */
const MAX_TEXT_LENGTH = 2_000;

/**
 * Builds a search document. All documents have the same fields in the same
 * order, because an engine may derive its fields from the first.
 *
 * @param options - `path`: segments of its page; `query`: distinguishes
 *   clusters that share the page; `words`: undefined ones are skipped
 */
export function toDocument(options: {
  cluster: ClusterSummary;
  subject: EcoSearchDocument['subject'];
  title: string;
  words: Array<string | undefined>;
  path: string[];
  query?: string;
}): EcoSearchDocument {
  const { cluster, subject, title, words, path, query } = options;
  const below = path.map(encodeURIComponent).join('/');
  return {
    title,
    text: words.filter(Boolean).join(' ').slice(0, MAX_TEXT_LENGTH),
    location: [`${ECO_SEARCH_ROOT}/${below}`, query].filter(Boolean).join('?'),
    subject,
    cluster: cluster.name,
    clusterTitle: cluster.title,
  };
}

/** Returns the query that limits a page of all clusters to one. */
export function queryOf(cluster: ClusterSummary): string {
  return new URLSearchParams({ cluster: cluster.name }).toString();
}
