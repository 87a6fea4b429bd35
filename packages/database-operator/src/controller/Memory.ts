import { DatabaseCredentials } from '@backstage-eco/plugin-eco-common';
import { KubernetesObject } from '../kubernetes/objects';
import {
  Comparison,
  LeftBehind,
  ProbeAnswer,
  WriteFailure,
} from '../reconcile/Observed';
import { Contests } from './Contests';

/** State of one Database outside the caches. Losing it costs a few requests. */
export interface Remembered {
  credentials?: DatabaseCredentials;
  failure?: WriteFailure;
  probe?: ProbeAnswer;
  probedAt?: number;
  isProbing?: boolean;
  /**
   * Comparisons of children that differ from the desired state, by `Kind/name`.
   */
  comparisons: Map<string, Comparison>;
  /** Corrections that others undid, by `Kind/name`. */
  contests: Contests;
  isSecretSought?: boolean;
  isAdoptionChecked?: boolean;
  secretRemoved?: boolean;
  leftBehind?: LeftBehind;
  statusWrittenAt?: number;
  /** Number of progress-only status writes in a row. */
  progressWrites?: number;
  /**
   * Objects that have a child's name but lack the label that children are
   * watched by.
   */
  foreignObjects: Map<string, KubernetesObject>;
}

/**
 * {@link Remembered} state by the Database's UID, so a new Database of the same
 * name starts fresh.
 */
export class Memory {
  private readonly entries = new Map<string, Remembered>();

  of(uid: string): Remembered {
    const known = this.entries.get(uid) ?? {
      foreignObjects: new Map(),
      comparisons: new Map(),
      contests: new Contests(),
    };
    this.entries.set(uid, known);
    return known;
  }

  forget(uid: string): void {
    this.entries.delete(uid);
  }
}
