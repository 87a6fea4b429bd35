import { Knex } from 'knex';
import { groupBy } from '../../groupBy';
import { FindingRow } from '../tables';
import { inChunks } from '../upsertRows';

/** Whoever gives objects new names all the time makes as many findings as cycles. */
const MAX_GONE = 500;

type GoneRow = Pick<
  FindingRow,
  'id' | 'check_id' | 'namespace' | 'last_seen_at'
>;

/**
 * Removes findings of a cluster that are no longer found, of each check in each
 * namespace all but the last {@link MAX_GONE}: each cycle looks at all that are kept.
 *
 * @param options - `gone`: all that are not found now, as the check before left them
 */
export async function deleteSurplusFindings(options: {
  trx: Knex;
  gone: GoneRow[];
}): Promise<void> {
  const { trx, gone } = options;
  const placeOf = ({ check_id: check, namespace }: GoneRow) =>
    `${check}/${namespace}`;
  const surplus = [...groupBy(gone, placeOf).values()].flatMap(rows =>
    rows.length > MAX_GONE ? newestFirst(rows).slice(MAX_GONE) : [],
  );
  for (const chunk of inChunks(surplus.map(({ id }) => id))) {
    await trx<FindingRow>('findings').whereIn('id', chunk).delete();
  }
}

/** What was found by the check before has no time yet. */
function newestFirst(rows: GoneRow[]): GoneRow[] {
  const time = ({ last_seen_at: at }: GoneRow) =>
    at === null ? Infinity : Date.parse(at);
  return [...rows].sort((one, other) =>
    time(one) === time(other) ? 0 : time(other) - time(one),
  );
}
