import { DatabaseStatus } from '../database/Database';
import {
  KubernetesObject,
  ObjectMeta,
  ResourceKind,
} from '../kubernetes/objects';

/** One write. */
export type Step =
  | { do: 'setFinalizers'; finalizers: string[] }
  | { do: 'createSecret'; secret: () => KubernetesObject }
  | { do: 'apply'; object: KubernetesObject; live?: KubernetesObject }
  | { do: 'patch'; kind: ResourceKind; target: ObjectMeta; body: object }
  | { do: 'detachClaims'; owner: ObjectMeta }
  | { do: 'delete'; kind: ResourceKind; target: ObjectMeta }
  | { do: 'writeStatus'; status: DatabaseStatus }
  | { do: 'tell'; event: PlannedEvent };

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
