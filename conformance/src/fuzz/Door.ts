import { IAsyncProperty } from 'fast-check';
import { FuzzWorld } from './FuzzWorld';

/** An entry point of untrusted input into Eco. */
export interface Door {
  name: string;
  /** Returns the property that must hold for any input. */
  open(world: FuzzWorld): Promise<OpenDoor>;
}

/** An entry point that is ready for input. */
export interface OpenDoor {
  // One input, of the type that the door takes.
  property: IAsyncProperty<[any]>;
  close?(): Promise<void>;
}
