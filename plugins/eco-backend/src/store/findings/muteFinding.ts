import { escapeText } from '@backstage-eco/plugin-eco-recognition';
import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { FindingRow } from '../tables';

/**
 * Mutes a finding, or gives its mute another reason and end.
 *
 * @param options - `by`: the full reference of a user or service; `reason`: kept
 * with what would hide in it made visible; `until`: ISO 8601 in UTC with
 * milliseconds. Left out, it stays muted
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

/** Shows a muted finding again. */
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
