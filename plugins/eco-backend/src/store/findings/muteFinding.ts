import { escapeText } from '@backstage-eco/plugin-eco-recognition';
import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { FindingRow } from '../tables';

/**
 * Mutes a finding, or updates the reason and end of its mute.
 *
 * @param options - `by`: full entity reference of a user or service; `reason`:
 * stored with invisible characters escaped; `until`: ISO 8601 in UTC with
 * milliseconds, indefinitely if omitted
 */
export async function muteFinding(options: {
  knex: Knex;
  id: string;
  by: string;
  reason: string;
  until?: string;
}): Promise<void> {
  const { knex, id, by, reason, until } = options;
  await knex<FindingRow>('findings')
    .where({ public_id: id })
    .update({
      muted_at: databaseTime(knex),
      muted_by: by,
      mute_reason: escapeText(reason),
      muted_until: until ?? null,
    });
}

/** Unmutes a finding. */
export async function unmuteFinding(options: {
  knex: Knex;
  id: string;
}): Promise<void> {
  const { knex, id } = options;
  await knex<FindingRow>('findings').where({ public_id: id }).update({
    muted_at: null,
    muted_by: null,
    mute_reason: null,
    muted_until: null,
  });
}
