// @ts-check

/**
 * The first tables: what was read of each cluster, and what was recognised in it.
 *
 * All times are texts, ISO 8601 in UTC with milliseconds: they sort as they are,
 * and are the same on every database. JSON is text too: it is only read as a
 * whole, and PostgreSQL's jsonb refuses characters that a cluster may send.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('clusters', table => {
    table.comment('Every cluster that the Kubernetes plugin ever listed');
    table.string('name').primary();
    table.text('title').notNullable();
    table.string('first_listed_at').notNullable();
    table
      .string('listed_at')
      .notNullable()
      .comment('When a list of the clusters had it for the last time');
    table.string('status').notNullable().comment('Of the last attempt');
    table.text('reason').nullable();
    table.string('attempted_at').nullable();
    table
      .string('read_at')
      .nullable()
      .comment('When anything of it was read for the last time; null is never');
    table.text('kubernetes_version').nullable();
    table.integer('node_count').nullable();
    table.integer('simulated_node_count').nullable();
  });

  await knex.schema.createTable('inventory_parts', table => {
    table.comment('One list of a cluster, and how far it can be trusted');
    clusterColumn(table);
    table.string('kind').notNullable();
    table.string('state').notNullable();
    table.string('read_at').nullable();
    table.string('since').nullable().comment('Since when it cannot be read');
    table.text('reason').nullable();
    table
      .text('items')
      .nullable()
      .comment('JSON; null is unread or not served');
    table.primary(['cluster', 'kind']);
  });

  await knex.schema.createTable('detections', table => {
    table.comment('Tools found in a cluster');
    clusterColumn(table);
    table.string('tool_id').notNullable().index();
    table.string('state').notNullable();
    table.string('confidence').notNullable();
    table.text('versions').notNullable().comment('JSON, an array of texts');
    table.text('detection').notNullable().comment('JSON, with its evidence');
    table
      .string('read_at')
      .notNullable()
      .comment('The age of the oldest facts that it rests upon');
    table.primary(['cluster', 'tool_id']);
  });

  await knex.schema.createTable('unknown_tools', table => {
    table.comment('Tools that could not be looked for in a cluster');
    clusterColumn(table);
    table.string('tool_id').notNullable().index();
    table.text('reason').notNullable();
    table.string('since').notNullable();
    table.primary(['cluster', 'tool_id']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('unknown_tools');
  await knex.schema.dropTable('detections');
  await knex.schema.dropTable('inventory_parts');
  await knex.schema.dropTable('clusters');
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
