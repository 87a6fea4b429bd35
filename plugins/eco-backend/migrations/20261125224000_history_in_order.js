// @ts-check

/**
 * The past is read backwards, a page at a time: each page begins in the index
 * where the one before ended.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('history_events', table => {
    table.index(['cluster', 'at', 'id']);
    table.dropIndex(['cluster', 'at']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('history_events', table => {
    table.index(['cluster', 'at']);
    table.dropIndex(['cluster', 'at', 'id']);
  });
};
