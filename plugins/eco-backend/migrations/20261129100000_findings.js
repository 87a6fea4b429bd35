// @ts-check

/**
 * What checks find in each cluster, what they could not check, and who muted what.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('clusters', table => {
    table.string('checked_at').comment('When checks last ran');
  });
  await knex.schema.createTable('findings', table => {
    table.comment('A problem that a check found in a cluster');
    table.increments('id');
    table
      .string('cluster')
      .notNullable()
      .references('name')
      .inTable('clusters')
      .onDelete('CASCADE');
    table.string('fingerprint').notNullable();
    table.string('check_id').notNullable();
    table.integer('severity').notNullable().comment('0 is the worst');
    table.string('namespace').notNullable().comment('Empty: in none');
    table.string('tool_id');
    table.text('finding').notNullable().comment('JSON');
    table.text('search').notNullable().comment('In lower case');
    table.string('first_seen_at').notNullable();
    table.string('opened_at').notNullable().comment('Later: it came back');
    table.string('last_seen_at').comment('Null: whenever checks last ran');
    table.string('resolved_at');
    table.string('muted_at');
    table.string('muted_by');
    table.text('mute_reason');
    table.string('muted_until').comment('Null: until somebody unmutes it');
    table.unique(['cluster', 'fingerprint']);
    table.index(['severity', 'check_id', 'cluster', 'id']);
  });
  await knex.schema.createTable('unknown_checks', table => {
    table.comment('A check that could not be made in a cluster');
    table
      .string('cluster')
      .notNullable()
      .references('name')
      .inTable('clusters')
      .onDelete('CASCADE');
    table.string('check_id').notNullable();
    table.text('reason').notNullable();
    table.string('since');
    table.primary(['cluster', 'check_id']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('unknown_checks');
  await knex.schema.dropTable('findings');
  await knex.schema.alterTable('clusters', table => {
    table.dropColumn('checked_at');
  });
};
