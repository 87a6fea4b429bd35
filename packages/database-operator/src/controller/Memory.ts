import { DatabaseCredentials } from '@backstage-eco/plugin-eco-common';
import { KubernetesObject } from '../kubernetes/objects';
import {
  Comparison,
  LeftBehind,
  ProbeAnswer,
  WriteFailure,
} from '../reconcile/Observed';
import { Contests } from './Contests';

/** What the process knows of one Database beside the caches. Losing it costs a few requests. */
export interface Remembered {
  credentials?: DatabaseCredentials;
  failure?: WriteFailure;
  probe?: ProbeAnswer;
  probedAt?: number;
  isProbing?: boolean;
  /** What is known of children that are not as they were asked to be, by `Kind/name`. */
  comparisons: Map<string, Comparison>;
  /** Corrections that others have undone, by `Kind/name`. */
  contests: Contests;
  isSecretSought?: boolean;
  isAdoptionChecked?: boolean;
  secretRemoved?: boolean;
  leftBehind?: LeftBehind;
  statusWrittenAt?: number;
  /** Counts of ready servers written in a row. */
  progressWrites?: number;
  /** Objects of a child's name that do not carry the label by which children are watched. */
  strangers: Map<string, KubernetesObject>;
}

/** {@link Remembered} by the UID of the Database: a new one of the same name starts anew. */
export class Memory {
  private readonly entries = new Map<string, Remembered>();

  of(uid: string): Remembered {
    const known = this.entries.get(uid) ?? {
      strangers: new Map(),
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
