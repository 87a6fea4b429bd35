import { BackupWish, Problem, Wish } from '../engines/Engine';
import { whyRefused } from '../engines/refusedParameters';
import { parseQuantity } from '../kubernetes/quantity';
import { Database, DatabaseSpec, keepsData } from './Database';

/** Asked for where the wish names no size; a database without a volume would lose its data. */
const DEFAULT_STORAGE = '1Gi';
/** Whether each field says something that is possible is for the operator to tell. */
const CRON = /^[\d*,/-]+( +[\dA-Za-z*,/-]+){4}$/;

/**
 * Reads a spec that the CRD has admitted, which says little: text may be
 * anything, and the spec may be missing.
 *
 * @returns the wish, or the first thing in it that no engine could do
 */
export function readWish(
  database: Database,
): { wish: Wish } | { problem: Problem } {
  const { spec } = database;
  if (!spec) {
    return refused(
      'SpecMissing',
      'spec',
      'The Database has no spec. Set spec.engine and spec.version.',
    );
  }
  const storage = spec.storage ?? DEFAULT_STORAGE;
  const storageBytes = parseQuantity(storage);
  if (!storageBytes || storageBytes < 1) {
    return refused(
      'InvalidStorage',
      'spec.storage',
      `"${short(storage)}" is not a size. Set a quantity such as 10Gi.`,
    );
  }
  const problem = parametersProblem(spec) ?? backupProblem(spec.backup);
  if (problem) {
    return { problem };
  }
  return {
    wish: {
      type: spec.engine,
      version: spec.version,
      replicas: spec.scaledReplicas ?? spec.replicas ?? 1,
      replicasField:
        spec.scaledReplicas === undefined
          ? 'spec.replicas'
          : 'spec.scaledReplicas',
      storage,
      storageBytes,
      storageClass: spec.storageClass,
      sizeClass: spec.sizeClass,
      parameters: spec.parameters ?? {},
      keepsData: keepsData(database),
      backup: backupWish(database),
    },
  };
}

function parametersProblem(spec: DatabaseSpec): Problem | undefined {
  for (const [name, value] of Object.entries(spec.parameters ?? {})) {
    if (!/^[a-z][a-z0-9_.-]{0,99}$/i.test(name) || /[\r\n\0]/.test(value)) {
      return {
        reason: 'InvalidParameter',
        field: `spec.parameters.${short(name)}`,
        message:
          'A parameter has a name of letters, digits and _ . - and a value of one line. Correct or remove it.',
      };
    }
    const why = whyRefused(spec.engine, { name, value });
    if (why) {
      return {
        reason: 'ParameterRefused',
        field: `spec.parameters.${short(name)}`,
        message: `${why}. Remove it.`,
      };
    }
  }
  return undefined;
}

function backupProblem(backup: DatabaseSpec['backup']): Problem | undefined {
  const incomplete = (field: string, message: string) => ({
    reason: 'InvalidBackup',
    field,
    message,
  });
  if (!backup) {
    return undefined;
  }
  const { snapshotClass, schedule, beforeDeletion } = backup;
  if (!snapshotClass) {
    return incomplete(
      'spec.backup.snapshotClass',
      'Backups are snapshots of the volumes. Set it to a VolumeSnapshotClass, or remove spec.backup.',
    );
  }
  if (schedule !== undefined && !CRON.test(schedule)) {
    return incomplete(
      'spec.backup.schedule',
      `"${short(
        schedule,
      )}" is not a cron expression of five fields. Set one such as "0 3 * * *".`,
    );
  }
  if (schedule === undefined && !beforeDeletion) {
    return incomplete(
      'spec.backup',
      'It does not say when. Set spec.backup.schedule, spec.backup.beforeDeletion, or both.',
    );
  }
  return undefined;
}

/** The backups that are wished for, `undefined` where none are, or the wish is incomplete. */
export function backupWish({ spec }: Database): BackupWish | undefined {
  const { snapshotClass, schedule, beforeDeletion } = spec?.backup ?? {};
  return snapshotClass && !backupProblem(spec?.backup)
    ? { snapshotClass, schedule, beforeDeletion: beforeDeletion === true }
    : undefined;
}

function refused(reason: string, field: string, message: string) {
  return { problem: { reason, field, message } };
}

/** Text of a user, cut to what fits in a message. */
export function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
