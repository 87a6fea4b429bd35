import { ConditionFacts, ObjectFacts } from './ObjectFacts';

/**
 * A Database (`databases.example.com`). Whoever may write the object writes all but
 * what its controller says of it: `owner` proves nothing.
 *
 * @public
 */
export interface DatabaseFacts extends ObjectFacts {
  /** `postgres` or `mysql`. */
  engine?: string;
  version?: string;
  /** Of each server's volume, for example `10Gi`. */
  storage?: string;
  sizeClass?: string;
  /** What `spec.owner` says. */
  owner?: string;
  /** What runs it, and why that was chosen. */
  provider?: { name: string; reason?: string };
  /** Servers that are wanted, as its controller says. */
  replicas?: number;
  readyReplicas?: number;
  /** Names alone: values of Secrets are never read. */
  connection?: DatabaseConnectionFacts;
  conditions: ConditionFacts[];
}

/**
 * How applications connect to a Database, as its controller says.
 *
 * @public
 */
export interface DatabaseConnectionFacts {
  host?: string;
  port?: number;
  database?: string;
  user?: string;
  /** The Secret with the credentials, and the names of its keys. */
  secret?: { name: string; userKey?: string; passwordKey?: string };
}
