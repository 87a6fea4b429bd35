// @ts-check

/**
 * The form of each custom resource kind as one hash, by which equal ones are put
 * together: to group by all of their facts is slow. Until a cluster's next cycle
 * fills it in, each kind is a form of its own.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('kinds', table => {
    table
      .text('form_hash')
      .comment('SHA-256 of group, plural name, facts and schemas');
  });
  await knex('kinds').update({
    form_hash: knex.raw("cluster || '/' || key"),
  });
  await knex.schema.alterTable('kinds', table => {
    table.index(['cluster', 'form_hash'], 'kinds_form_index');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('kinds', table => {
    table.dropIndex(['cluster', 'form_hash'], 'kinds_form_index');
    table.dropColumn('form_hash');
  });
};
