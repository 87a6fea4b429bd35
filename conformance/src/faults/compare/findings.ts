/** Place that was observed. */
export type Place = 'store' | 'api' | 'page';

/** A wrong observation. */
export interface Finding {
  place: Place;
  what: string;
}

/** Differences from a healthy reading. */
export interface Findings {
  /** Shown as absent, although it still exists. */
  falseAbsents: Finding[];
  /** Known before, but no longer shown with its age. */
  losses: Finding[];
  /** Shown as present, although it is gone. */
  falsePresents: Finding[];
}

/** Real changes in the cluster between two readings. */
export interface Truth {
  /** Identities of objects that are gone. */
  goneObjects: ReadonlySet<string>;
  /** IDs of tools that are gone. */
  goneTools: ReadonlySet<string>;
  /** Names of lists whose facts may differ because of a real change. */
  changedParts: ReadonlySet<string> | 'all';
  /**
   * Whether another cluster answers under the same name. The earlier facts are
   * not about this cluster: they cannot be lost, and must not be shown.
   */
  isAnotherCluster: boolean;
  /**
   * Whether another cluster answered in between. Its predecessor's samples were
   * dropped then, and are retaken over time.
   */
  wasAnotherCluster?: boolean;
}

/** Collects findings of one place by kind. */
export class Collected implements Findings {
  readonly falseAbsents: Finding[] = [];
  readonly losses: Finding[] = [];
  readonly falsePresents: Finding[] = [];

  constructor(private readonly place: Place) {}

  absent(what: string): void {
    this.falseAbsents.push({ place: this.place, what });
  }

  lost(what: string): void {
    this.losses.push({ place: this.place, what });
  }

  present(what: string): void {
    this.falsePresents.push({ place: this.place, what });
  }
}
