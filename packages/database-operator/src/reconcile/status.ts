import {
  conditionOf,
  Database,
  DatabaseCondition,
  DatabaseStatus,
} from '@backstage-eco/plugin-eco-common';
import { canonicalJson } from '../kubernetes/canonicalJson';
import { Observed } from './Observed';

/** A condition without its type and its date. */
export type UndatedCondition = Pick<
  DatabaseCondition,
  'status' | 'reason' | 'message'
>;

/** The conditions of a Database, in the terms of kstatus. */
export interface Conditions {
  ready: UndatedCondition;
  /** Present while work goes on. */
  reconciling?: { reason: string; message: string };
  /** Present while only a person can help. */
  stalled?: { reason: string; message: string };
  connection: UndatedCondition;
  /** Present while a child is not as it was asked to be. */
  drifted?: { reason: string; message: string };
}

const MAX_MESSAGE = 1024;

/**
 * Returns the next status: keeps what is known, and dates a condition anew only
 * where its status changed.
 */
export function nextStatus(
  { database, now }: Pick<Observed, 'database' | 'now'>,
  conditions: Conditions,
  changes: Partial<DatabaseStatus> = {},
): DatabaseStatus {
  const none = { status: 'False' as const, reason: 'None', message: '' };
  const active = (cause: Conditions['stalled']): UndatedCondition =>
    cause ? { status: 'True', ...cause } : none;
  const undated: [DatabaseCondition['type'], UndatedCondition][] = [
    ['Ready', conditions.ready],
    ['Reconciling', active(conditions.reconciling)],
    ['Stalled', active(conditions.stalled)],
    ['ConnectionVerified', conditions.connection],
    ['Drifted', active(conditions.drifted)],
  ];
  return {
    ...database.status,
    ...changes,
    observedGeneration: database.metadata.generation,
    conditions: undated.map(([type, condition]) =>
      dateCondition({ database, now, type, condition }),
    ),
  };
}

function dateCondition(input: {
  database: Database;
  now: string;
  type: DatabaseCondition['type'];
  condition: UndatedCondition;
}): DatabaseCondition {
  const { database, now, type, condition } = input;
  const last = conditionOf(database, type);
  return {
    type,
    status: condition.status,
    reason: condition.reason,
    message: oneLine(condition.message).slice(0, MAX_MESSAGE),
    lastTransitionTime:
      last?.status === condition.status ? last.lastTransitionTime : now,
  };
}

/** Messages of other programs may have several lines. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether writing `next` would change anything. */
export function isSameStatus(
  last: DatabaseStatus | undefined,
  next: DatabaseStatus,
): boolean {
  return canonicalJson(last ?? {}) === canonicalJson(next);
}

/**
 * Whether only counts and messages differ, so that the write can wait a few
 * seconds for the next count.
 */
export function isProgressOnly(
  last: DatabaseStatus | undefined,
  next: DatabaseStatus,
): boolean {
  const withoutProgress = (status: DatabaseStatus = {}) =>
    canonicalJson({
      ...status,
      readyReplicas: undefined,
      conditions: status.conditions?.map(condition => ({
        ...condition,
        message: '',
      })),
    });
  return withoutProgress(last) === withoutProgress(next);
}
