import { ConditionFacts, ObjectFacts } from './ObjectFacts';

/**
 * A CustomResourceDefinition.
 *
 * @public
 */
export interface CrdFacts extends ObjectFacts {
  group: string;
  /** The kind that it defines. */
  definedKind: string;
  plural: string;
  singular?: string;
  shortNames: string[];
  categories: string[];
  scope: 'Namespaced' | 'Cluster';
  versions: CrdVersionFacts[];
  storedVersions: string[];
  /** False where the API server refuses to serve it. */
  established: boolean;
  conditions: ConditionFacts[];
  conversionStrategy: 'None' | 'Webhook';
  /** The Service that converts between its versions. */
  conversionService?: { namespace: string; name: string };
}

/**
 * One version of a CustomResourceDefinition.
 *
 * @public
 */
export interface CrdVersionFacts {
  name: string;
  served: boolean;
  storage: boolean;
  deprecated: boolean;
  /** Its subresources: `status`, `scale`. */
  subresources: string[];
  /** Whether its schema has a field `status`. Left out: it has not. */
  hasStatus?: true;
  /** What `kubectl get` shows beside the name. */
  printerColumns: Array<{ name: string; type: string; jsonPath: string }>;
  /**
   * Fields of its schema whose names tell of a capability, such as
   * `spec.backup.schedule` or `status.conditions`: at most 30, at most three names
   * deep. Only of the version in which objects are stored, and left out where there
   * are none.
   */
  capabilityFields?: string[];
  /**
   * SHA-256 of its OpenAPI schema as JSON with sorted keys, in hexadecimal. Left
   * out where it has none, or one that is nested without end.
   */
  schemaHash?: string;
  /**
   * SHA-256 of the names and types of its fields, in hexadecimal: descriptions,
   * defaults and rules have no part in it. Left out where no other version is served.
   */
  fieldsHash?: string;
}
