import { HistoryEntry } from '@backstage-eco/plugin-eco-common';
import { CsvTable } from './csv';

const FIELDS = [
  ...['at', 'cluster', 'type', 'subject', 'before', 'after'],
  // A page has only some changes of an event that has many.
  'changes_of_event',
];

/** Events as a table with a row for each change that was loaded. */
export function historyTable(entries: HistoryEntry[]): CsvTable {
  return { fields: FIELDS, data: entries.flatMap(toRows) };
}

function toRows(entry: HistoryEntry): string[][] {
  const { at, cluster, type, counts, changes } = entry;
  const { tools, absentTools, crds, definitions, others } = counts;
  const total = tools + absentTools + crds + definitions + others;
  // Some events say all by their type.
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
