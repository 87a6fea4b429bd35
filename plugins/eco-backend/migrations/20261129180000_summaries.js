// @ts-check

/**
 * Calls the numbers that are kept of each cluster what they are: summaries.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.renameTable('concepts', 'summaries');
  await knex.schema.alterTable('summaries', table => {
    table.renameColumn('concept', 'summary');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('summaries', table => {
    table.renameColumn('summary', 'concept');
  });
  await knex.schema.renameTable('summaries', 'concepts');
};
