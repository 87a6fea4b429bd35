// @ts-check

/**
 * How the last list of the clusters ended, so that pages can say why there is no
 * cluster to show.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('cluster_list', table => {
    table.comment('How the last list of the clusters ended; one row at most');
    table.integer('id').primary().comment('Always 1');
    table.string('result', 16).notNullable().comment('ok, empty or failed');
    table.text('reason').comment('Why it failed');
    table
      .string('since', 32)
      .notNullable()
      .comment('When lists began to end so, ISO 8601');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cluster_list');
};
