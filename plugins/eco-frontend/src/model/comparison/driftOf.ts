import { compare, valid } from 'semver';
import { Side } from './Side';

/**
 * How a cluster differs from the baseline.
 * - `baseline`: it is the baseline.
 * - `same`: both have the same, or neither has it.
 * - `lagging`, `ahead`: an older or newer version.
 * - `different`: another state, or versions that cannot be ordered.
 * - `schema`: the same versions with other schemas.
 * - `missing`: only the baseline has it.
 * - `extra`: the baseline does not have it.
 * - `only`: as `extra`, and no other cluster has it.
 * - `unknown`: the two cannot be compared.
 */
export type Drift =
  | 'baseline'
  | 'same'
  | 'lagging'
  | 'ahead'
  | 'different'
  | 'schema'
  | 'missing'
  | 'extra'
  | 'only'
  | 'unknown';

/**
 * Compares one cluster with the baseline in one subject.
 *
 * @param options - `isOnly`: no other compared cluster has it
 */
export function driftOf(options: {
  baseline: Side;
  side: Side;
  isOnly: boolean;
}): Drift {
  const { baseline, side, isOnly } = options;
  if (baseline.is === 'unknown' || side.is === 'unknown') {
    return 'unknown';
  }
  if (side.is === 'absent') {
    return baseline.is === 'absent' ? 'same' : 'missing';
  }
  if (baseline.is === 'absent') {
    return isOnly ? 'only' : 'extra';
  }
  if (side.state !== baseline.state) {
    return 'different';
  }
  const byVersion = driftOfVersions(baseline.versions, side.versions);
  return byVersion === 'same' && side.state === undefined
    ? driftOfSchemas(baseline.schemasHash, side.schemasHash)
    : byVersion;
}

/** Kubernetes versions have no schemas, so both hashes are undefined. */
function driftOfSchemas(
  baseline: string | undefined,
  other: string | undefined,
): Drift {
  if (baseline === undefined || other === undefined) {
    return baseline === other ? 'same' : 'unknown';
  }
  return baseline === other ? 'same' : 'schema';
}

function driftOfVersions(baseline: string[], other: string[]): Drift {
  if (baseline.length === 0 || other.length === 0) {
    return 'unknown';
  }
  if (baseline.join(' ') === other.join(' ')) {
    return 'same';
  }
  const [one, two] = [baseline, other].map(([version]) => toSemver(version));
  const isSingle = baseline.length === 1 && other.length === 1;
  const order = isSingle && one && two ? compare(two, one) : 0;
  if (order === 0) {
    return 'different';
  }
  return order < 0 ? 'lagging' : 'ahead';
}

/** Completes `1.20`, which many use for `1.20.0`. */
function toSemver(version: string): string | null {
  return valid(/^\d+\.\d+$/.test(version) ? `${version}.0` : version);
}
