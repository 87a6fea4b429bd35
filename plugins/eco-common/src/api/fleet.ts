import { components } from './openapi.generated';

type Schemas = components['schemas'];

/**
 * The answer of `GET /fleet`.
 *
 * @public
 */
export type Fleet = Schemas['Fleet'];

/**
 * A cluster with what it runs, what checks found in it and how much changed.
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
 * How many findings were opened and resolved on a day.
 *
 * @public
 */
export type FindingDay = Schemas['FindingDay'];

/**
 * The answer of `GET /compare`.
 *
 * @public
 */
export type Comparison = Schemas['Comparison'];

/**
 * A CRD that serves the same versions with other schemas in other clusters.
 *
 * @public
 */
export type CrdDifference = Schemas['CrdDifference'];

/**
 * The CRDs that differ between clusters, and where that is not known.
 *
 * @public
 */
export type CrdDifferences = Schemas['CrdDifferences'];

/**
 * How clusters have a tool.
 *
 * @public
 */
export type ComparedTool = Schemas['ComparedTool'];

/**
 * How clusters have a custom resource kind.
 *
 * @public
 */
export type ComparedKind = Schemas['ComparedKind'];

/**
 * Whether the Kubernetes project still mends a version.
 *
 * @public
 */
export type KubernetesSupport = Schemas['KubernetesSupport'];
