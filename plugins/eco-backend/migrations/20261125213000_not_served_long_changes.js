// @ts-check
const { gunzipSync } = require('node:zlib');

/**
 * Of a list that cannot be read: whether the kind was served when it was last
 * asked for. Changes of events that are long: once for all events that have the
 * same, for two clusters that answer by turns under one name replace each other
 * in every cycle.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('inventory_parts', table => {
    table
      .boolean('not_served')
      .notNullable()
      .defaultTo(false)
      .comment('Of a stale list: the API server had no such kind');
  });
  await knex.schema.createTable('history_changes', table => {
    table.comment('Changes of events that are long, each once');
    table.string('hash').primary().comment('SHA-256');
    table.binary('json').notNullable().comment('Compressed with gzip');
    table.string('met_at').notNullable().comment('For the last time');
  });
  await knex.schema.alterTable('history_events', table => {
    table
      .string('changes_hash')
      .nullable()
      .comment('Of history_changes; null: they are in changes');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await moveChangesToEvents(knex);
  await dropColumn(knex, 'history_events', 'changes_hash');
  await knex.schema.dropTable('history_changes');
  await dropColumn(knex, 'inventory_parts', 'not_served');
};

/**
 * @param {import('knex').Knex} knex
 */
async function moveChangesToEvents(knex) {
  for (const hash of await knex('history_changes').pluck('hash')) {
    const { json } = await knex('history_changes').where({ hash }).first();
    await knex('history_events')
      .where({ changes_hash: hash })
      .update({ changes: gunzipSync(json).toString('utf8') });
  }
}

/**
 * Not by knex: on SQLite it makes the table anew, and dropping the old one takes
 * along all rows of others that refer to it.
 *
 * @param {import('knex').Knex} knex
 * @param {string} table
 * @param {string} column
 */
async function dropColumn(knex, table, column) {
  await knex.raw('alter table ?? drop column ??', [table, column]);
}
