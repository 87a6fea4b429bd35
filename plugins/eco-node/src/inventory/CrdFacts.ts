import { ConditionFacts, ObjectFacts } from './ObjectFacts';

/**
 * A CustomResourceDefinition.
 *
 * @public
 */
export interface CrdFacts extends ObjectFacts {
  group: string;
  /** Kind that it defines. */
  definedKind: string;
  plural: string;
  singular?: string;
  shortNames: string[];
  categories: string[];
  scope: 'Namespaced' | 'Cluster';
  versions: CrdVersionFacts[];
  storedVersions: string[];
  /** False if the API server does not serve it. */
  established: boolean;
  conditions: ConditionFacts[];
  conversionStrategy: 'None' | 'Webhook';
  /** Service that converts between its versions. */
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
  /** Enabled subresources: `status`, `scale`. */
  subresources: string[];
  /** True if its schema has a field `status`; otherwise omitted. */
  hasStatus?: true;
  /** Additional columns of `kubectl get`. */
  printerColumns: Array<{ name: string; type: string; jsonPath: string }>;
  /**
   * Schema fields whose names indicate a capability, such as
   * `spec.backup.schedule` or `status.conditions`: at most 30, at most three
   * levels deep. Only for the storage version; omitted if there are none.
   */
  capabilityFields?: string[];
  /**
   * SHA-256 of its OpenAPI schema as JSON with sorted keys, in hexadecimal.
   * Omitted if it has no schema, or one that is nested too deeply.
   */
  schemaHash?: string;
  /**
   * SHA-256 of its field names and types, in hexadecimal; ignores descriptions,
   * defaults and validation rules. Omitted if no other version is served.
   */
  fieldsHash?: string;
}
