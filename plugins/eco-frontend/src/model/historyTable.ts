import { HistoryEntry } from '@backstage-eco/plugin-eco-common';
import { CsvTable } from './csv';

const FIELDS = [
  ...['at', 'cluster', 'type', 'subject', 'before', 'after'],
  // An event with many changes is loaded with only some of them.
  'changes_of_event',
];

/** Formats events as a table, with a row for each loaded change. */
export function historyTable(entries: HistoryEntry[]): CsvTable {
  return { fields: FIELDS, data: entries.flatMap(toRows) };
}

function toRows(entry: HistoryEntry): string[][] {
  const { at, cluster, type, counts, changes } = entry;
  const { tools, absentTools, crds, definitions, others } = counts;
  const total = tools + absentTools + crds + definitions + others;
  // Some events have no changes: their type says it all.
  const rows = changes.length > 0 ? changes : [{ subject: '' }];
  return rows.map(({ subject, ...change }) => [
    ...[at, cluster, type, subject],
    ...[textOf(change.before), textOf(change.after), String(total)],
  ]);
}

function textOf(side: unknown): string {
  if (side === undefined) {
    return '';
  }
  return typeof side === 'string' ? side : JSON.stringify(side);
}
