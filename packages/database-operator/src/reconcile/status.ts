import {
  conditionOf,
  Database,
  DatabaseCondition,
  DatabaseStatus,
} from '@backstage-eco/plugin-eco-common';
import { escapeText } from '@backstage-eco/plugin-eco-recognition';
import { canonicalJson } from '../kubernetes/canonicalJson';
import { Observed } from './Observed';

/** A condition without its type and transition time. */
export type UndatedCondition = Pick<
  DatabaseCondition,
  'status' | 'reason' | 'message'
>;

/** Conditions of a Database, in the terms of kstatus. */
export interface Conditions {
  ready: UndatedCondition;
  /** Set while work is in progress. */
  reconciling?: { reason: string; message: string };
  /** Set while only a person can help. */
  stalled?: { reason: string; message: string };
  connection: UndatedCondition;
  /** Set while a child differs from the desired state. */
  drifted?: { reason: string; message: string };
}

const MAX_MESSAGE = 1024;

/**
 * Returns the next status. Known fields are kept, and a condition's transition
 * time only changes with its status.
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

/**
 * Joins the lines of another program's message, and escapes invisible
 * characters.
 */
function oneLine(text: string): string {
  return escapeText(text.replace(/\s+/g, ' ').trim());
}

/** Whether writing `next` would change anything. */
export function isSameStatus(
  last: DatabaseStatus | undefined,
  next: DatabaseStatus,
): boolean {
  return canonicalJson(last ?? {}) === canonicalJson(next);
}

/**
 * Whether only counts and messages differ, so that the write can wait for the
 * next count.
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
