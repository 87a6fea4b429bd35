import { components } from './openapi.generated';

type Schemas = components['schemas'];

/**
 * Response of `GET /fleet`.
 *
 * @public
 */
export type Fleet = Schemas['Fleet'];

/**
 * A cluster with what it runs, its findings and its recent changes.
 *
 * @public
 */
export type FleetCluster = Schemas['FleetCluster'];

/**
 * Open findings of one check in many clusters.
 *
 * @public
 */
export type FleetFinding = Schemas['FleetFinding'];

/**
 * Number of findings opened and resolved on a day.
 *
 * @public
 */
export type FindingDay = Schemas['FindingDay'];

/**
 * Response of `GET /compare`.
 *
 * @public
 */
export type Comparison = Schemas['Comparison'];

/**
 * A CRD that serves the same versions with different schemas in different
 * clusters.
 *
 * @public
 */
export type CrdDifference = Schemas['CrdDifference'];

/**
 * CRDs that differ between clusters, and clusters where that is unknown.
 *
 * @public
 */
export type CrdDifferences = Schemas['CrdDifferences'];

/**
 * A tool compared across clusters.
 *
 * @public
 */
export type ComparedTool = Schemas['ComparedTool'];

/**
 * A custom resource kind compared across clusters.
 *
 * @public
 */
export type ComparedKind = Schemas['ComparedKind'];

/**
 * Whether the Kubernetes project still supports a version.
 *
 * @public
 */
export type KubernetesSupport = Schemas['KubernetesSupport'];
