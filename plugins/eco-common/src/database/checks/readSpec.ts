import { Database, DatabaseSpec, keepsData } from '../Database';
import { DatabaseType } from '../engines';
import { parseQuantity } from '../quantity';
import { explainNotAllowed, MoreParameters } from '../allowedParameters';
import { DEFAULT_STORAGE, MIN_STORAGE, SizeClass } from '../sizeClasses';
import { DatabaseProblem } from './DatabaseProblem';
import { short } from './short';

/** Checks only the format; the operator validates each field's value. */
const CRON = /^[\d*,/-]+( +[\dA-Za-z*,/-]+){4}$/;

/**
 * A validated spec with its defaults applied.
 *
 * @public
 */
export interface DesiredDatabase {
  type: DatabaseType;
  version: string;
  /** Number of servers. */
  replicas: number;
  /** Field that the number of servers comes from. */
  replicasField: 'spec.replicas' | 'spec.scaledReplicas';
  /** Size of each volume: a quantity, as written by the user. */
  storage: string;
  storageClass?: string;
  sizeClass?: SizeClass;
  parameters: Record<string, string>;
  keepsData: boolean;
  backup?: DesiredBackup;
}

/**
 * Desired backups, taken as snapshots of the volumes.
 *
 * @public
 */
export interface DesiredBackup {
  /** Name of a VolumeSnapshotClass. */
  snapshotClass: string;
  /** A cron expression of five fields. */
  schedule?: string;
  /** Whether to take a final backup before the Database is deleted. */
  beforeDeletion: boolean;
}

/**
 * Validates a spec and applies defaults. The CRD's own validation guarantees
 * little: strings are arbitrary, and the spec may be missing.
 *
 * @param parameters - allowed by the platform team in addition to Eco's own
 *   list
 * @returns the desired state, or the first problem that no engine could solve
 * @public
 */
export function readSpec(
  database: Pick<Database, 'spec'>,
  parameters?: MoreParameters,
): { desired: DesiredDatabase } | { problem: DatabaseProblem } {
  const { spec } = database;
  if (!spec) {
    return {
      problem: {
        reason: 'SpecMissing',
        field: 'spec',
        message: 'The Database has no spec. Set spec.engine and spec.version.',
      },
    };
  }
  const problem =
    storageProblem(spec) ??
    parametersProblem(spec, parameters) ??
    backupProblem(spec);
  if (problem) {
    return { problem };
  }
  return {
    desired: {
      type: spec.engine,
      version: spec.version,
      replicas: spec.scaledReplicas ?? spec.replicas ?? 1,
      replicasField:
        spec.scaledReplicas === undefined
          ? 'spec.replicas'
          : 'spec.scaledReplicas',
      storage: spec.storage ?? DEFAULT_STORAGE,
      storageClass: spec.storageClass,
      sizeClass: spec.sizeClass,
      parameters: spec.parameters ?? {},
      keepsData: keepsData(database),
      backup: desiredBackup(database),
    },
  };
}

function storageProblem({
  storage = DEFAULT_STORAGE,
}: DatabaseSpec): DatabaseProblem | undefined {
  const size = parseQuantity(storage);
  return size === undefined || size < parseQuantity(MIN_STORAGE)!
    ? {
        reason: 'InvalidStorage',
        field: 'spec.storage',
        message: `"${short(
          storage,
        )}" is not a size. Set a quantity such as 10Gi.`,
      }
    : undefined;
}

function parametersProblem(
  spec: DatabaseSpec,
  more: MoreParameters | undefined,
): DatabaseProblem | undefined {
  const server = { type: spec.engine, version: spec.version };
  for (const [name, value] of Object.entries(spec.parameters ?? {})) {
    if (!/^[a-z][a-z0-9_.-]{0,99}$/i.test(name) || /[\r\n\0]/.test(value)) {
      return {
        reason: 'InvalidParameter',
        field: `spec.parameters.${short(name)}`,
        message:
          'A parameter has a name of letters, digits and _ . - and a value of one line. Correct or remove it.',
      };
    }
    const why = explainNotAllowed(server, { name, value }, more);
    if (why) {
      return {
        reason: 'ParameterRefused',
        field: `spec.parameters.${short(name)}`,
        message: `${why}. Correct or remove it, or ask the platform team to allow it.`,
      };
    }
  }
  return undefined;
}

function backupProblem({ backup }: DatabaseSpec): DatabaseProblem | undefined {
  const incomplete = (field: string, message: string): DatabaseProblem => ({
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
      'Nothing triggers a backup. Set spec.backup.schedule, spec.backup.beforeDeletion, or both.',
    );
  }
  return undefined;
}

/**
 * Returns the desired backups.
 *
 * @returns undefined if there are none, or if `spec.backup` is incomplete
 * @public
 */
export function desiredBackup({
  spec,
}: Pick<Database, 'spec'>): DesiredBackup | undefined {
  const { snapshotClass, schedule, beforeDeletion } = spec?.backup ?? {};
  return spec && snapshotClass && !backupProblem(spec)
    ? { snapshotClass, schedule, beforeDeletion: beforeDeletion === true }
    : undefined;
}
