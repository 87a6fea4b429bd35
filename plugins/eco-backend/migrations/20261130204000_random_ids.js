// @ts-check

const TABLES = ['history_events', 'findings'];

/** A random UUID (RFC 9562, version 4) on SQLite, which has no function for it. */
const SQLITE_UUID = `lower(
  hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4'
  || substr(hex(randomblob(2)), 2) || '-'
  || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)
  || '-' || hex(randomblob(6))
)`;

/**
 * The ids that the API shows. Those of the database count up over all clusters, so
 * they tell how much there is in clusters that the caller may not see.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const uuid =
    knex.client.config.client === 'pg' ? 'gen_random_uuid()' : SQLITE_UUID;
  for (const name of TABLES) {
    await knex.schema.alterTable(name, table => {
      table.string('public_id').comment('Random: what the API shows');
    });
    await knex(name).update({ public_id: knex.raw(uuid) });
    await knex.schema.alterTable(name, table => {
      table.dropNullable('public_id');
      table.unique(['public_id']);
    });
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const name of TABLES) {
    await knex.schema.alterTable(name, table => {
      table.dropUnique(['public_id']);
    });
    await knex.raw('alter table ?? drop column ??', [name, 'public_id']);
  }
};
