import { DatabaseStatus } from '@backstage-eco/plugin-eco-common';
import { LeftSecret, Release } from '../engines/Engine';
import {
  KubernetesObject,
  ObjectMeta,
  ResourceKind,
} from '../kubernetes/objects';
import { Comparison } from './Observed';

/** One action of a plan. */
export type Step =
  | { do: 'addFinalizer' }
  | { do: 'removeFinalizers' }
  /** Records which Database holds a name, before any child is created. */
  | { do: 'record'; record: KubernetesObject; live?: KubernetesObject }
  | { do: 'lookForAdoptionPolicy' }
  | { do: 'createSecret'; secret: () => KubernetesObject; proof: SecretProof }
  /** Finds out whether the Secret exists, and whose it is. */
  | { do: 'lookForSecret'; name: string; proof: SecretProof }
  /** Creates a child, or fetches the existing object of its name. */
  | { do: 'create'; object: KubernetesObject }
  /** Previews what a correction would change. */
  | { do: 'compare'; object: KubernetesObject; live: KubernetesObject }
  /** Corrects a child of this Database. */
  | {
      do: 'apply';
      object: KubernetesObject;
      live: KubernetesObject;
      /** Fields that someone changed; omitted if the spec changed. */
      drift?: Pick<Comparison, 'fields' | 'manager'>;
    }
  /** Grows a claim. Not repeated if the claim is not allowed to grow. */
  | { do: 'growClaim'; claim: KubernetesObject; desired: KubernetesObject }
  | { do: 'patch'; kind: ResourceKind; target: ObjectMeta; body: object }
  /** Changes an object if it belongs to the operator. */
  | { do: 'release'; change: Release; of: Holder }
  | { do: 'keepClaims'; claims: KeptClaims }
  | {
      do: 'delete';
      kind: ResourceKind;
      target: ObjectMeta;
      /**
       * Foreground deletes it after its dependents; Background is the default.
       */
      propagation?: 'Foreground';
      /** Whether to keep the object if it has changed since it was read. */
      isUnchanged?: boolean;
    }
  | { do: 'removeSecrets'; own?: ObjectMeta; left?: LeftSecrets }
  | { do: 'writeStatus'; status: DatabaseStatus }
  /**
   * Clears the status fields set for an engine that has not started anything.
   */
  | { do: 'forgetEngine' }
  | { do: 'emitEvent'; event: PlannedEvent };

/**
 * Annotations that prove the Secret's origin: no tenant can know both values
 * before it is created.
 */
export type SecretProof = Record<string, string>;

/** The object that runs a database and owns what its operator creates. */
export interface Holder {
  /** Kind and name of the main child. */
  apiVersion: string;
  kind: string;
  name: string;
  namespace: string;
  /** UID of the main child; omitted if it is gone. */
  uid?: string;
  /** UID of the Database that it runs. */
  databaseUid: string;
  /** Labels that mark objects kept for a new Database of this name. */
  marks: Record<string, string>;
}

/** Secrets that an operator may have left behind. */
export interface LeftSecrets {
  secrets: LeftSecret[];
  of: Holder;
}

/** Claims that must outlive the main child, and how to identify them. */
export interface KeptClaims {
  /** The main child, which may own them. */
  holder: Holder;
  /** Labels that exactly these claims have. */
  labels?: Record<string, string>;
}

/** An Event to record on the Database. */
export interface PlannedEvent {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
}

/** The next steps for a Database. */
export interface Plan {
  steps: Step[];
  /**
   * Whether only an event can bring more work. Otherwise the Database is
   * reconciled again after 30 s.
   */
  finished: boolean;
  /** Whether the database's Service should be probed now. */
  probe?: { host: string; port: number; type: 'postgres' | 'mysql' };
}
