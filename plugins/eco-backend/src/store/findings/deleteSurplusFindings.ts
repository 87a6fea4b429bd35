import { Knex } from 'knex';
import { groupBy } from '../../groupBy';
import { FindingRow } from '../tables';
import { inChunks } from '../upsertRows';

/** Bounds the findings about objects that get new names all the time. */
const MAX_GONE = 500;

type GoneRow = Pick<
  FindingRow,
  'id' | 'check_id' | 'namespace' | 'last_seen_at'
>;

/**
 * Deletes surplus findings of a cluster that are no longer found, because every
 * cycle reads all stored ones. Keeps the last {@link MAX_GONE} of each check in
 * each namespace.
 *
 * @param options - `gone`: all stored findings that are not found now, as the
 * previous check left them
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

/** A finding of the previous check has no time yet, and is the newest. */
function newestFirst(rows: GoneRow[]): GoneRow[] {
  const time = ({ last_seen_at: at }: GoneRow) =>
    at === null ? Infinity : Date.parse(at);
  return [...rows].sort((one, other) =>
    time(one) === time(other) ? 0 : time(other) - time(one),
  );
}
