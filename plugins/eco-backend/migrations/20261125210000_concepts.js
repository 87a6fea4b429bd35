// @ts-check

/**
 * What is counted in each cluster beside the tools that it has.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('concepts', table => {
    table.comment('What was counted of one thing in a cluster');
    table
      .string('cluster')
      .notNullable()
      .references('name')
      .inTable('clusters')
      .onDelete('CASCADE');
    table.string('concept').notNullable();
    table.string('counted_at').notNullable();
    table.text('numbers').notNullable().comment('JSON');
    table.primary(['cluster', 'concept']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('concepts');
};
