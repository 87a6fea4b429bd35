import { ConditionFacts, ObjectFacts } from './ObjectFacts';

/**
 * A Database (`databases.example.com`). Everything except the status can be set
 * by anyone who may write the object, so `owner` proves nothing.
 *
 * @public
 */
export interface DatabaseFacts extends ObjectFacts {
  /** `postgres` or `mysql`. */
  engine?: string;
  version?: string;
  /** Size of each server's volume, for example `10Gi`. */
  storage?: string;
  sizeClass?: string;
  /** Value of `spec.owner`. */
  owner?: string;
  /** Engine that runs it, and why it was chosen. */
  provider?: { name: string; reason?: string };
  /** Desired number of servers, from its status. */
  replicas?: number;
  readyReplicas?: number;
  /** Names only: Secret values are never read. */
  connection?: DatabaseConnectionFacts;
  conditions: ConditionFacts[];
}

/**
 * How applications connect to a Database, from its status.
 *
 * @public
 */
export interface DatabaseConnectionFacts {
  host?: string;
  port?: number;
  database?: string;
  user?: string;
  /** Secret with the credentials, and the names of its keys. */
  secret?: { name: string; userKey?: string; passwordKey?: string };
}
