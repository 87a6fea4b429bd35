import {
  conditionOf,
  Database,
  DatabaseCondition,
  DatabaseStatus,
} from '@backstage-eco/plugin-eco-common';
import { canonicalJson } from '../kubernetes/canonicalJson';
import { Observed } from './Observed';

/** What one condition says, before it is dated. */
export type Saying = Pick<DatabaseCondition, 'status' | 'reason' | 'message'>;

/** Where a Database stands, in the terms of kstatus. */
export interface Standing {
  ready: Saying;
  /** Present while work goes on. */
  reconciling?: { reason: string; message: string };
  /** Present while only a person can help. */
  stalled?: { reason: string; message: string };
  connection: Saying;
  /** Present while a child is not as it was asked to be. */
  drifted?: { reason: string; message: string };
}

const MAX_MESSAGE = 1024;

/**
 * The whole status after a look: what was known stays, a condition is dated
 * anew only where its status changed.
 */
export function nextStatus(
  { database, now }: Pick<Observed, 'database' | 'now'>,
  standing: Standing,
  changes: Partial<DatabaseStatus> = {},
): DatabaseStatus {
  const none = { status: 'False' as const, reason: 'None', message: '' };
  const active = (said: Standing['stalled']): Saying =>
    said ? { status: 'True', ...said } : none;
  const sayings: [DatabaseCondition['type'], Saying][] = [
    ['Ready', standing.ready],
    ['Reconciling', active(standing.reconciling)],
    ['Stalled', active(standing.stalled)],
    ['ConnectionVerified', standing.connection],
    ['Drifted', active(standing.drifted)],
  ];
  return {
    ...database.status,
    ...changes,
    observedGeneration: database.metadata.generation,
    conditions: sayings.map(([type, saying]) =>
      dated({ database, now, type, saying }),
    ),
  };
}

function dated(input: {
  database: Database;
  now: string;
  type: DatabaseCondition['type'];
  saying: Saying;
}): DatabaseCondition {
  const { database, now, type, saying } = input;
  const last = conditionOf(database, type);
  return {
    type,
    status: saying.status,
    reason: saying.reason,
    message: oneLine(saying.message).slice(0, MAX_MESSAGE),
    lastTransitionTime:
      last?.status === saying.status ? last.lastTransitionTime : now,
  };
}

/** Others' words may come in several lines. */
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
