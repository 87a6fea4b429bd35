// @ts-check

/**
 * How a list of history shows changes that are long, so that it need not read them
 * all. Those that were kept before have none, and are read.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('history_changes', table => {
    table
      .text('summary')
      .nullable()
      .comment('JSON: how many there are, and the first; null: not known');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('history_changes', table => {
    table.dropColumn('summary');
  });
};
