import { MoreParameters } from '../allowedParameters';
import { DatabaseEngine, DatabaseEngineName } from '../engines';
import { DATABASE_LABELS } from '../names';

/**
 * State of an operator, from the view of a Database in one namespace.
 * `notServed`: its CRD is missing. `elsewhere`: it runs, but only works in
 * other namespaces.
 *
 * @public
 */
export type OperatorState =
  | {
      state: 'running';
      /** Additional remark, such as that its scope is unknown. */
      note?: string;
    }
  | {
      state: 'notRunning';
      /** Why a workload that looks like it does not count. */
      because?: string;
    }
  | { state: 'elsewhere'; because: string }
  | { state: 'notServed' }
  | { state: 'unknown'; because: string };

/**
 * The facts of a StorageClass that matter to claims.
 *
 * @public
 */
export interface StorageClassFacts {
  name: string;
  canGrow: boolean;
}

/**
 * A PersistentVolumeClaim of the database, or one retained from an earlier
 * database of the same name.
 *
 * @public
 */
export interface ClaimFacts {
  name: string;
  /** Protocol of the data, from the claim's label. */
  type?: string;
  /** Engine that created it, from the claim's label. */
  engine?: string;
  /** Requested storage, as a quantity. */
  storage?: string;
  storageClass?: string;
}

/**
 * Facts of a cluster that decide whether a database can run there.
 *
 * @public
 */
export interface DatabaseEnvironment {
  /** Operators missing from the map have not been examined yet. */
  operators: ReadonlyMap<DatabaseEngineName, OperatorState>;
  claims: readonly ClaimFacts[];
  /** undefined if the classes could not be listed. */
  storageClasses?: readonly StorageClassFacts[];
  /**
   * Whether the Database's engine has verifiably not started anything, so that
   * `spec.provider` may still name another.
   */
  isUntouched?: boolean;
  /** Parameters that the platform team allows in addition to Eco's own list. */
  parameters?: MoreParameters;
}

/**
 * Extracts the facts of a PersistentVolumeClaim.
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

/**
 * Returns the state of an engine's operator. Engines without an operator, run
 * by Kubernetes itself, always count as running.
 */
export function operatorStateOf(
  { name, tool }: DatabaseEngine,
  { operators }: DatabaseEnvironment,
): OperatorState {
  return tool === undefined
    ? { state: 'running' }
    : operators.get(name) ?? {
        state: 'unknown',
        because: 'it has not been checked yet',
      };
}
