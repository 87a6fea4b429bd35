/** Where something was looked for. */
export type Place = 'store' | 'api' | 'page';

/** Something that is not as it should be. */
export interface Finding {
  place: Place;
  what: string;
}

/** What became of a healthy reading. */
export interface Findings {
  /** Was there, still is, and shows as absent. */
  falseAbsents: Finding[];
  /** Was known, and cannot be found any more with its age. */
  losses: Finding[];
  /** Is really gone, and shows as being there: the opposite lie. */
  falsePresents: Finding[];
}

/** What really changed in the cluster between two readings. */
export interface Truth {
  /** Identities of objects that are not there any more. */
  goneObjects: ReadonlySet<string>;
  /** Ids of tools that are not there any more. */
  goneTools: ReadonlySet<string>;
  /** Names of lists whose facts may differ, because something really changed. */
  changedParts: ReadonlySet<string> | 'all';
  /**
   * Another cluster answers by the same name. What was known was never known
   * of this one: nothing of it can be lost, and none of it may be shown.
   */
  isAnotherCluster: boolean;
  /**
   * Another cluster answered in between: samples of the one before were dropped
   * with it, and are taken anew in time.
   */
  wasAnotherCluster?: boolean;
}

/** Adds findings to one of their kinds. */
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
