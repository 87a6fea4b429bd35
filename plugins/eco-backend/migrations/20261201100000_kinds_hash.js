// @ts-check

/**
 * A hash of all kinds of a cluster: whoever read them once need not read them again
 * until they change. Until a cluster's next cycle writes it, they are read each time.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('clusters', table => {
    table
      .text('kinds_hash')
      .comment('SHA-256 of the form hashes of its kinds; null: not known');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('clusters', table => {
    table.dropColumn('kinds_hash');
  });
};
