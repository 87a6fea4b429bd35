// @ts-check

/**
 * The list of operators as rows of their own with a hash, by which equal ones are put
 * together: many clusters have the same. Until a cluster's next cycle writes them,
 * its operators are not known.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex('operators').delete();
  await knex('summaries').where({ summary: 'operators' }).delete();
  await knex.schema.alterTable('operators', table => {
    table.text('summary').comment('JSON: its row in the list of operators');
    table.text('form_hash').comment('SHA-256 of the summary');
    table.index(['cluster', 'form_hash'], 'operators_form_index');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('summaries').where({ summary: 'operators' }).delete();
  await knex.schema.alterTable('operators', table => {
    table.dropIndex(['cluster', 'form_hash'], 'operators_form_index');
    table.dropColumn('form_hash');
    table.dropColumn('summary');
  });
};
