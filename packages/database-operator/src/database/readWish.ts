import { Problem, Wish } from '../engines/Engine';
import { parseQuantity } from '../kubernetes/quantity';
import { Database, DatabaseSpec, keepsData } from './Database';

/** Asked for where the wish names no size; a database without a volume would lose its data. */
const DEFAULT_STORAGE = '1Gi';

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
  const problem = parametersProblem(spec) ?? backupProblem(spec);
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
  }
  return undefined;
}

function backupProblem(spec: DatabaseSpec): Problem | undefined {
  return spec.backup
    ? {
        reason: 'BackupNotSupported',
        field: 'spec.backup',
        message:
          'No engine of this controller makes backups yet. Remove spec.backup, and back up by other means.',
      }
    : undefined;
}

function refused(reason: string, field: string, message: string) {
  return { problem: { reason, field, message } };
}

/** Text of a user, cut to what fits in a message. */
export function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
