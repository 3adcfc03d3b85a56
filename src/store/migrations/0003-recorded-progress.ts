import { sql, type Kysely } from 'kysely';
import type { Engine } from '../engine.ts';
import type { Guard } from '../guard.ts';
import type { Migration } from '../migration.ts';
import type { Tables } from '../tables.ts';

/** The chain of what people recorded, who they are and what they wrote; what reminders tell of it, and a person's own reminder. */
export const recordedProgress: Migration = {
  version: 3,
  up: async (trx, text, protect) => {
    await widenReminder(trx, text);
    await createEntry(trx, text);
    await createPerson(trx, text);
    await createWords(trx, text);
    for (const guard of GUARDS) await protect(trx, guard);
  },
};

const GUARDS: readonly Guard[] = [
  {
    table: 'entry',
    allows: null,
    keys: [['number'], ['id'], ['request']],
    refusal: 'What was recorded is never changed or deleted. Record a correction.',
  },
  {
    table: 'person',
    allows: `new.id is not distinct from old.id and new.number is not distinct from old.number
      and new.salt is null and new.team is null and new."user" is null and new.name is null`,
    keys: [['id', 'number']],
    refusal: 'A name that was recorded can only be taken out. Record a forgetting.',
  },
  {
    table: 'words',
    allows: `new.entry_id is not distinct from old.entry_id
      and new.salt is null and new.note is null and new.evidence is null`,
    keys: [['entry_id']],
    refusal: 'Words that were recorded can only be taken out. Record a redaction.',
  },
];

/**
 * The unique key of a reminder was its actions, and is now a column of its own. That column is the old one under another name, because
 * SQLite can rename the column of a key but not change the key, and a table that others refer to cannot be made anew in a transaction.
 */
async function widenReminder(trx: Kysely<Tables>, text: Engine['text']): Promise<void> {
  await trx.schema.alterTable('reminder').renameColumn('actions', 'unique_key').execute();
  for (const [name, value] of [
    ['actions', '"all"'],
    ['news', 'digest'],
  ] as const) {
    await trx.schema
      .alterTable('reminder')
      .addColumn(name, text, (column) => column.notNull().defaultTo(value))
      .execute();
  }
  await trx.schema.alterTable('reminder').addColumn('owner', text).execute();
  await sql`update reminder set actions = unique_key`.execute(trx);
}

async function createEntry(trx: Kysely<Tables>, text: Engine['text']): Promise<void> {
  await trx.schema
    .createTable('entry')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('id', text, (column) => column.notNull().unique())
    .addColumn('request', text, (column) => column.notNull().unique())
    .addColumn('at', text, (column) => column.notNull().check(sql`at like '____-__-__T__:__:__.___Z'`))
    .addColumn('activity', text)
    .addColumn('payload', text, (column) => column.notNull())
    .addColumn('before', text, (column) => column.notNull())
    .addColumn('hash', text, (column) => column.notNull())
    .execute();
  await trx.schema.createIndex('entry_of_activity').on('entry').columns(['activity', 'number']).execute();
}

async function createPerson(trx: Kysely<Tables>, text: Engine['text']): Promise<void> {
  await trx.schema
    .createTable('person')
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull().references('entry.number'))
    .addColumn('salt', text)
    .addColumn('team', text)
    .addColumn('user', text)
    .addColumn('name', text)
    .addPrimaryKeyConstraint('person_named_at', ['id', 'number'])
    .addCheckConstraint(
      'person_named',
      sql`(salt is null) = (name is null) and (team is null) = (name is null) and (${sql.ref('user')} is null) = (name is null)`,
    )
    .execute();
  await trx.schema.createIndex('person_of_team').on('person').columns(['team', 'user']).execute();
  await trx.schema.createIndex('person_of_entry').on('person').column('number').execute();
}

async function createWords(trx: Kysely<Tables>, text: Engine['text']): Promise<void> {
  await trx.schema
    .createTable('words')
    .addColumn('entry_id', text, (column) => column.notNull().primaryKey().references('entry.id'))
    .addColumn('salt', text)
    .addColumn('note', text)
    .addColumn('evidence', text)
    .addCheckConstraint('words_whole', sql`(salt is null) = (note is null) and (salt is not null or evidence is null)`)
    .execute();
}
