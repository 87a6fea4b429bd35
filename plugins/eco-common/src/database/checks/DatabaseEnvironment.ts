import { MoreParameters } from '../allowedParameters';
import { DatabaseEngine, DatabaseEngineName } from '../engines';
import { DATABASE_LABELS } from '../names';

/**
 * What is known of an operator, as far as a Database of one namespace depends on
 * it. `notServed`: its CRD is not there. `elsewhere`: it runs, and works in other
 * namespaces only.
 *
 * @public
 */
export type OperatorState =
  | {
      state: 'running';
      /** What else is to be said, such as that its scope is not known. */
      note?: string;
    }
  | {
      state: 'notRunning';
      /** Why what looks like it does not count. */
      because?: string;
    }
  | { state: 'elsewhere'; because: string }
  | { state: 'notServed' }
  | { state: 'unknown'; because: string };

/**
 * A StorageClass, as far as claims depend on it.
 *
 * @public
 */
export interface StorageClassFacts {
  name: string;
  canGrow: boolean;
}

/**
 * A claim of the database, its own or kept by an earlier one of its name.
 *
 * @public
 */
export interface ClaimFacts {
  name: string;
  /** The protocol of the data, by the claim's label. */
  type?: string;
  /** The engine that made it, by the claim's label. */
  engine?: string;
  /** What it requests, as a quantity. */
  storage?: string;
  storageClass?: string;
}

/**
 * What a cluster has that decides whether a database can run there.
 *
 * @public
 */
export interface DatabaseEnvironment {
  /** An operator that is missing here was not looked at yet. */
  operators: ReadonlyMap<DatabaseEngineName, OperatorState>;
  claims: readonly ClaimFacts[];
  /** `undefined` where the classes could not be listed. */
  storageClasses?: readonly StorageClassFacts[];
  /**
   * Whether the engine that the Database has was seen to have begun nothing: then
   * `spec.provider` may name another.
   */
  isUntouched?: boolean;
  /** Parameters that the platform team allows beside what comes with Eco. */
  parameters?: MoreParameters;
}

/**
 * Reads a PersistentVolumeClaim.
 *
 * @public
 */
export function toClaimFacts(claim: {
  metadata: { name: string; labels?: Record<string, string> };
  spec?: object;
}): ClaimFacts {
  const { name, labels = {} } = claim.metadata;
  const spec = claim.spec as
    | {
        storageClassName?: string;
        resources?: { requests?: { storage?: string } };
      }
    | undefined;
  return {
    name,
    type: labels[DATABASE_LABELS.type],
    engine: labels[DATABASE_LABELS.provider],
    storage: spec?.resources?.requests?.storage,
    storageClass: spec?.storageClassName,
  };
}

/** What is known of the operator of an engine; Kubernetes itself always runs. */
export function operatorStateOf(
  { name, tool }: DatabaseEngine,
  { operators }: DatabaseEnvironment,
): OperatorState {
  return tool === undefined
    ? { state: 'running' }
    : operators.get(name) ?? {
        state: 'unknown',
        because: 'it was not looked at yet',
      };
}
