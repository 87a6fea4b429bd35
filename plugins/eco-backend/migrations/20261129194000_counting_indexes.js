// @ts-check

/**
 * What findings and events are counted by, so that counting them for all clusters
 * reads no rows: those are long.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('findings', table => {
    table.index(
      [
        ...['cluster', 'check_id', 'severity', 'tool_id'],
        ...['muted_at', 'muted_until'],
      ],
      'findings_open_index',
      { predicate: knex.whereNull('resolved_at') },
    );
  });
  await knex.schema.alterTable('history_events', table => {
    table.index(['cluster', 'at', 'type'], 'history_events_type_index');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('history_events', table => {
    table.dropIndex(['cluster', 'at', 'type'], 'history_events_type_index');
  });
  await knex.schema.alterTable('findings', table => {
    table.dropIndex([], 'findings_open_index');
  });
};
