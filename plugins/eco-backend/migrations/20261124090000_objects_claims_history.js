// @ts-check
const { createHash } = require('node:crypto');

const CLUSTER_COLUMNS = /** @type {const} */ ([
  'uid',
  'is_duplicate',
  'reading_state',
  'known_facts',
  'next_update_at',
  'refresh_requested_at',
  'failures',
  'next_sample_at',
  'claim_token',
  'claimed_by',
  'claimed_for',
  'claimed_at',
  'claimed_until',
  'interruptions',
  'progress_done',
  'progress_total',
  'missing_seconds',
  'missing_checked_at',
  'archived_at',
]);

/**
 * One row an object instead of one text a list: a cycle writes what changed.
 * Columns by which backends share the clusters. Samples of custom resources,
 * schemas of CRDs, and what happened in the past.
 *
 * `key` is namespace and name, or a hash where these are too long for an index;
 * the columns beside it are what a person reads.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('inventory_objects', table => {
    table.comment('One object of a list of a cluster');
    clusterColumn(table);
    table.string('kind').notNullable();
    table.string('key').notNullable();
    table.text('namespace').nullable();
    table.text('name').notNullable();
    table.text('facts').notNullable().comment('JSON');
    table.primary(['cluster', 'kind', 'key']);
  });
  await moveItemsToObjects(knex);
  await dropColumn(knex, 'inventory_parts', 'items');
  await addClusterColumns(knex);
  await knex.schema.createTable('custom_resource_samples', table => {
    table.comment('One look at the custom resources of a CRD');
    clusterColumn(table);
    table.string('key').notNullable().comment('Plural name and group');
    table.text('sample').notNullable().comment('JSON');
    table.primary(['cluster', 'key']);
  });
  await knex.schema.createTable('crd_schemas', table => {
    table.comment('Schemas of CRDs, each once for all clusters');
    table.string('hash').primary().comment('SHA-256');
    table.binary('json').notNullable().comment('Compressed with gzip');
    table.string('met_at').notNullable().comment('For the last time');
  });
  await knex.schema.createTable('history_events', table => {
    table.comment('What happened to clusters; outlives a deleted cluster');
    table.increments('id');
    table.string('cluster').notNullable();
    table.string('at').notNullable().index();
    table.string('type').notNullable();
    table.text('subject').nullable().comment('Null: there are several');
    table.text('changes').notNullable().comment('JSON');
    table.index(['cluster', 'at']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('history_events');
  await knex.schema.dropTable('crd_schemas');
  await knex.schema.dropTable('custom_resource_samples');
  await knex.schema.alterTable('clusters', table => {
    table.dropIndex('next_update_at');
    table.dropIndex('next_sample_at');
  });
  for (const column of CLUSTER_COLUMNS) {
    await dropColumn(knex, 'clusters', column);
  }
  await knex.schema.alterTable('inventory_parts', table => {
    table.text('items').nullable();
  });
  await moveObjectsToItems(knex);
  await knex.schema.dropTable('inventory_objects');
};

/**
 * Not by knex: on SQLite it makes the table anew, and dropping the old one takes
 * along all rows of others that refer to it.
 *
 * @param {import('knex').Knex} knex
 * @param {string} table
 * @param {string} column
 */
async function dropColumn(knex, table, column) {
  await knex.raw('alter table ?? drop column ??', [table, column]);
}

/**
 * @param {import('knex').Knex} knex
 */
async function addClusterColumns(knex) {
  await knex.schema.alterTable('clusters', table => {
    table.string('uid').nullable().comment('Of the namespace kube-system');
    table.boolean('is_duplicate').notNullable().defaultTo(false);
    table
      .text('reading_state')
      .nullable()
      .comment('JSON; lets the next cycle ask only for what changed');
    table
      .text('known_facts')
      .nullable()
      .comment('JSON; what history last knew');
    table
      .string('next_update_at')
      .nullable()
      .index()
      .comment('Null: not before somebody asks');
    table.string('refresh_requested_at').nullable();
    table
      .integer('failures')
      .notNullable()
      .defaultTo(0)
      .comment('How many cycles failed in a row');
    table.string('next_sample_at').nullable().index();
    table
      .string('claim_token')
      .nullable()
      .comment('Only who has it may write; null: nobody is at it');
    table.string('claimed_by').nullable();
    table.string('claimed_for').nullable();
    table.string('claimed_at').nullable();
    table.string('claimed_until').nullable();
    table
      .integer('interruptions')
      .notNullable()
      .defaultTo(0)
      .comment('How many claims in a row ended by themselves');
    table.integer('progress_done').nullable();
    table.integer('progress_total').nullable();
    table
      .integer('missing_seconds')
      .notNullable()
      .defaultTo(0)
      .comment('For how long lists were had without it');
    table
      .string('missing_checked_at')
      .nullable()
      .comment('When the last of these lists was had');
    table.string('archived_at').nullable();
  });
  await knex('clusters').update({ next_update_at: new Date(0).toISOString() });
}

/**
 * What is known of a cluster that does not answer now must not be lost.
 *
 * @param {import('knex').Knex} knex
 */
async function moveItemsToObjects(knex) {
  const parts = await knex('inventory_parts')
    .select('cluster', 'kind')
    .whereNotNull('items');
  for (const { cluster, kind } of parts) {
    const { items } = await knex('inventory_parts')
      .where({ cluster, kind })
      .first('items');
    const rows = new Map();
    for (const facts of JSON.parse(items)) {
      const row = toObjectRow(facts);
      rows.set(row.key, { cluster, kind, ...row });
    }
    await knex.batchInsert('inventory_objects', [...rows.values()], 100);
  }
}

/**
 * @param {import('knex').Knex} knex
 */
async function moveObjectsToItems(knex) {
  const parts = await knex('inventory_parts')
    .select('cluster', 'kind')
    .whereIn('state', ['read', 'stale']);
  for (const { cluster, kind } of parts) {
    const facts = await knex('inventory_objects')
      .where({ cluster, kind })
      .pluck('facts');
    await knex('inventory_parts')
      .where({ cluster, kind })
      .update({ items: `[${facts.join(',')}]` });
  }
}

/**
 * As src/store/objects writes them.
 *
 * @param {any} facts
 */
function toObjectRow(facts) {
  const { namespace, resource, version, group } = facts;
  const name =
    facts.name ?? [resource, version, group].filter(Boolean).join('.');
  const path = `${namespace ?? ''}/${name}`;
  const isKey = path.length <= 255 && path === storable(path);
  return {
    key: isKey
      ? path
      : createHash('sha256').update(JSON.stringify(path)).digest('hex'),
    namespace: namespace === undefined ? null : storable(namespace),
    name: storable(name),
    facts: JSON.stringify(facts),
  };
}

/**
 * PostgreSQL refuses NUL and halves of a surrogate pair.
 *
 * @param {string} text
 */
function storable(text) {
  return Buffer.from(text.replaceAll('\u0000', ''), 'utf8').toString('utf8');
}

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
