import { DatabaseStatus } from '@backstage-eco/plugin-eco-common';
import { LeftSecret, Release } from '../engines/Engine';
import {
  KubernetesObject,
  ObjectMeta,
  ResourceKind,
} from '../kubernetes/objects';
import { Comparison } from './Observed';

/** One write. */
export type Step =
  | { do: 'addFinalizer' }
  | { do: 'removeFinalizers' }
  /** Writes down which Database has a name, before anything is made by it. */
  | { do: 'record'; record: KubernetesObject; live?: KubernetesObject }
  | { do: 'lookForAdoptionPolicy' }
  | { do: 'createSecret'; secret: () => KubernetesObject; proof: SecretProof }
  /** Whether there is one, and whose it is. */
  | { do: 'lookForSecret'; name: string; proof: SecretProof }
  /** Makes a child. One of its name that is there already is looked at. */
  | { do: 'create'; object: KubernetesObject }
  /** Corrects a child that is this Database's. */
  /** Asks what a correction would change, without making it. */
  | { do: 'compare'; object: KubernetesObject; live: KubernetesObject }
  | {
      do: 'apply';
      object: KubernetesObject;
      live: KubernetesObject;
      /** What somebody changed; absent where the spec has changed. */
      drift?: Pick<Comparison, 'fields' | 'manager'>;
    }
  /** A claim that nobody lets grow is not asked twice. */
  | { do: 'growClaim'; claim: KubernetesObject; desired: KubernetesObject }
  | { do: 'patch'; kind: ResourceKind; target: ObjectMeta; body: object }
  /** Changes an object of the operator's, if it is the operator's. */
  | { do: 'release'; change: Release; of: Holder }
  | { do: 'keepClaims'; claims: KeptClaims }
  | {
      do: 'delete';
      kind: ResourceKind;
      target: ObjectMeta;
      /** Foreground: it goes after what it owns. By default Background. */
      propagation?: 'Foreground';
      /** Whether it stays if it was changed since it was looked at. */
      isUnchanged?: boolean;
    }
  | { do: 'removeSecrets'; own?: ObjectMeta; left?: LeftSecrets }
  | { do: 'writeStatus'; status: DatabaseStatus }
  /** Takes out of the status what only an engine that begun nothing had in it. */
  | { do: 'forgetEngine' }
  | { do: 'tell'; event: PlannedEvent };

/** Annotations of which no tenant knows both before the Secret is made. */
export type SecretProof = Record<string, string>;

/** What runs a database, and holds what its operator makes. */
export interface Holder {
  /** The kind and the name of the main child. */
  apiVersion: string;
  kind: string;
  name: string;
  namespace: string;
  /** Its UID; absent where it is gone. */
  uid?: string;
  /** UID of the Database that it runs. */
  databaseUid: string;
  /** What the controller marks as kept for a new Database of this name. */
  marks: Record<string, string>;
}

/** Secrets that an operator may have left behind. */
export interface LeftSecrets {
  secrets: LeftSecret[];
  of: Holder;
}

/** Claims that must outlive what runs the database, and how they are found. */
export interface KeptClaims {
  /** The main child, which may be their owner. */
  holder: Holder;
  /** Labels that all of them have, and no other claim. */
  labels?: Record<string, string>;
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
