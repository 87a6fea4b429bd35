// @ts-check

/**
 * Databases that were requested through Eco, and the requests for them. Neither
 * refers to `clusters`: who owns a database outlives a cluster that goes away for
 * a while.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('databases', table => {
    table.comment('A database that was requested here, and whose it is');
    table.string('cluster').notNullable();
    table.string('namespace').notNullable();
    table.string('name').notNullable();
    table.string('engine').notNullable();
    table.string('owner').notNullable().index().comment('Entity reference');
    table.string('uid').nullable().comment('Null: not in the cluster yet');
    table.bigInteger('storage_bytes').notNullable().comment('Of all servers');
    table.string('requested_at').notNullable();
    table.primary(['cluster', 'namespace', 'name']);
  });
  await knex.schema.createTable('database_requests', table => {
    table.comment('What a person wants of a database, until it is done');
    table.string('id').primary();
    table.string('operation').notNullable();
    table.string('cluster').notNullable();
    table.string('namespace').notNullable();
    table.string('name').notNullable();
    table.string('engine').notNullable();
    table.string('owner').notNullable();
    table.string('requested_by').notNullable().comment('Entity reference');
    table.string('idempotency_key').notNullable();
    table.string('content_hash').notNullable();
    table.string('requested_at').notNullable().index();
    table.text('spec').nullable().comment('JSON');
    table.string('data').nullable().comment('Of a deletion: keep or delete');
    table.string('uid').nullable().comment('Null: not in the cluster yet');
    table.integer('generation').nullable().comment('That the change has made');
    table.string('state').notNullable();
    table.boolean('is_open').notNullable();
    table.string('cancel_requested_at').nullable();
    table.text('progress').notNullable().comment('JSON');
    table.string('next_look_at').nullable().comment('Null: it is done');
    table.integer('looks').notNullable().defaultTo(0);
    table.integer('failures').notNullable().defaultTo(0);
    table.string('claim_token').nullable();
    table.string('claimed_until').nullable();
    table.unique(['requested_by', 'idempotency_key']);
    table.index(['cluster', 'namespace', 'name']);
    table.index('next_look_at');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('database_requests');
  await knex.schema.dropTable('databases');
};
