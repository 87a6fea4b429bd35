import { DatabaseStatus } from '../database/Database';
import {
  KubernetesObject,
  ObjectMeta,
  ResourceKind,
} from '../kubernetes/objects';

/** One write. */
export type Step =
  | { do: 'setFinalizers'; finalizers: string[] }
  /** Whether one of its name is there. */
  | { do: 'lookForSecret'; secret: () => KubernetesObject }
  | { do: 'createSecret'; secret: () => KubernetesObject }
  | { do: 'apply'; object: KubernetesObject; live?: KubernetesObject }
  | { do: 'patch'; kind: ResourceKind; target: ObjectMeta; body: object }
  /** Like `patch`, of an object that may hold secrets or be gone. */
  | { do: 'release'; kind: ResourceKind; target: ObjectMeta; body: object }
  | { do: 'keepClaims'; claims: KeptClaims }
  | {
      do: 'delete';
      kind: ResourceKind;
      target: ObjectMeta;
      /** Foreground: it goes after what it owns. By default Background. */
      propagation?: 'Foreground';
    }
  | { do: 'writeStatus'; status: DatabaseStatus }
  | { do: 'tell'; event: PlannedEvent };

/** Claims that must outlive what runs the database, and how they are found. */
export interface KeptClaims {
  /** The main child, which may be their owner. */
  owner: ObjectMeta;
  /** A label that all of them have, and no other claim. */
  label?: [key: string, value: string];
  /** By which a new Database finds them again. */
  marks: Record<string, string>;
}

/** Something to tell people, as an Event of the Database. */
export interface PlannedEvent {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
}

/** What is to be done next. */
export interface Plan {
  steps: Step[];
  /** Whether only an event can bring more work. Otherwise it is looked at again after 30 s. */
  finished: boolean;
  /** Whether the database's Service should be probed now. */
  probe?: { host: string; port: number; type: 'postgres' | 'mysql' };
}
