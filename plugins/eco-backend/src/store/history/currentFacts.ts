import { KnownFacts, parseFacts, SUBJECTS } from '../../history';
import { ClusterRow } from '../tables';

/**
 * Returns the facts of a cluster that history tracks, as of now.
 */
export function currentFacts(
  row: Pick<ClusterRow, 'known_facts' | 'archived_at'>,
): KnownFacts {
  const facts = new Map(row.known_facts ? parseFacts(row.known_facts) : []);
  if (row.archived_at !== null) {
    facts.set(SUBJECTS.archived, true);
  }
  return facts;
}
