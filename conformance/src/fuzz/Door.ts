import { IAsyncProperty } from 'fast-check';
import { FuzzWorld } from './FuzzWorld';

/** A way by which text of somebody else comes into Eco. */
export interface Door {
  name: string;
  /** What must hold, whatever comes through it. */
  open(world: FuzzWorld): Promise<OpenDoor>;
}

/** A door that can be tried. */
export interface OpenDoor {
  // One input, of whatever kind the door takes.
  property: IAsyncProperty<[any]>;
  close?(): Promise<void>;
}
