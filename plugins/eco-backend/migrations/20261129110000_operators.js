// @ts-check

/**
 * The operators and custom resource kinds of each cluster, as each cycle assesses
 * them. What many operators have in common is counted with the rest, in `concepts`.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('operators', table => {
    table.comment('An operator of a cluster, with all that is known of it');
    clusterColumn(table);
    table.string('key').notNullable().comment('Kind, namespace and name');
    table.string('hash').notNullable().comment('SHA-256 of the detail');
    table.text('detail').notNullable().comment('JSON');
    table.primary(['cluster', 'key']);
  });
  await knex.schema.createTable('kinds', table => {
    table.comment('A custom resource kind of a cluster');
    clusterColumn(table);
    table.string('key').notNullable().comment('Plural name and group');
    table.text('api_group').notNullable();
    table.text('plural').notNullable();
    table.text('kind').notNullable();
    table.string('hash').notNullable().comment('SHA-256 of all the rest');
    table
      .text('facts')
      .notNullable()
      .comment('JSON; the same in many clusters');
    table.text('controller').notNullable().comment('JSON');
    table.integer('objects').nullable().comment('Null: not counted');
    table.integer('is_exact').nullable().comment('0 or 1');
    table.string('counted_at').nullable();
    table.primary(['cluster', 'key']);
    table.index(['key']);
  });
  await knex.schema.createTable('kind_schemas', table => {
    table.comment('Which schemas the kinds of a cluster have');
    clusterColumn(table);
    table.string('hash').notNullable().comment('SHA-256, of crd_schemas');
    table.primary(['hash', 'cluster']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('kind_schemas');
  await knex.schema.dropTable('kinds');
  await knex.schema.dropTable('operators');
  await knex('concepts').where({ concept: 'operators' }).delete();
};

/**
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function clusterColumn(table) {
  table
    .string('cluster')
    .notNullable()
    .references('name')
    .inTable('clusters')
    .onDelete('CASCADE');
}
