// @ts-check

/**
 * The versions and schemas of each custom resource kind as one hash, by which
 * clusters are compared. Each cluster's next cycle fills it in.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('kinds', table => {
    table
      .string('schemas_hash')
      .comment('SHA-256 of its versions and their schemas. Null: not known');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('kinds', table => {
    table.dropColumn('schemas_hash');
  });
};
