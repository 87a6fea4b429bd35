import { components } from './openapi.generated';

type Schemas = components['schemas'];

/**
 * Which object, which of its fields, and what stands there. The value is text from
 * the cluster: untrusted.
 *
 * @public
 */
export type ObservedFact = Schemas['ObservedFact'];

/**
 * Whether something is observed in a cluster. `unknown`: what would tell was not
 * read, or cannot tell.
 *
 * @public
 */
export type ObservedState = Schemas['ObservedState'];

/**
 * Who says that an operator has a maturity level.
 *
 * @public
 */
export type DeclaredBy = Schemas['DeclaredBy'];

/**
 * A maturity level as somebody declares it, with where that stands.
 *
 * @public
 */
export type DeclaredMaturity = Schemas['DeclaredMaturity'];

/**
 * 1 basic install, 2 seamless upgrades, 3 full lifecycle, 4 deep insights,
 * 5 auto-pilot.
 *
 * @public
 */
export type MaturityLevelNumber = Schemas['MaturityLevelNumber'];

/**
 * One maturity level of an operator in few words.
 *
 * @public
 */
export type MaturityMark = Schemas['MaturityMark'];

/**
 * One maturity level of an operator, with the rules that decide on it.
 *
 * @public
 */
export type MaturityLevel = Schemas['MaturityLevel'];

/**
 * What one rule says of an operator, and why.
 *
 * @public
 */
export type MaturityRuleResult = Schemas['MaturityRuleResult'];

/**
 * The operators of some clusters.
 *
 * @public
 */
export type OperatorList = Schemas['OperatorList'];

/**
 * An operator: a controller workload and the custom resource kinds that it manages.
 *
 * @public
 */
export type OperatorSummary = Schemas['OperatorSummary'];

/**
 * Open findings about the tools of a cluster.
 *
 * @public
 */
export type ToolFindings = Schemas['ToolFindings'];

/**
 * Everything known of one operator.
 *
 * @public
 */
export type OperatorDetail = Schemas['OperatorDetail'];

/**
 * The workload of an operator.
 *
 * @public
 */
export type OperatorReference = Schemas['OperatorReference'];

/**
 * A kind that an operator manages.
 *
 * @public
 */
export type OperatorKind = Schemas['OperatorKind'];

/**
 * A kind that an operator manages, with why, and with the others that may.
 *
 * @public
 */
export type ManagedKind = Schemas['ManagedKind'];

/**
 * What the service account of an operator may do.
 *
 * @public
 */
export type OperatorPermissions = Schemas['OperatorPermissions'];

/**
 * Which namespaces an operator watches, and which setting says it.
 *
 * @public
 */
export type WatchedNamespaces = Schemas['WatchedNamespaces'];

/**
 * A sign that an operator acts, or why none is seen.
 *
 * @public
 */
export type ActivitySign = Schemas['ActivitySign'];

/**
 * An object with those that it owns.
 *
 * @public
 */
export type OwnedObject = Schemas['OwnedObject'];

/**
 * A page of the custom resource kinds of some clusters.
 *
 * @public
 */
export type KindPage = Schemas['KindPage'];

/**
 * A custom resource kind over all clusters that have it.
 *
 * @public
 */
export type KindSummary = Schemas['KindSummary'];

/**
 * A custom resource kind as clusters have it.
 *
 * @public
 */
export type KindDetail = Schemas['KindDetail'];

/**
 * A custom resource kind as some clusters have it alike.
 *
 * @public
 */
export type KindForm = Schemas['KindForm'];

/**
 * What one cluster has of a custom resource kind apart from others.
 *
 * @public
 */
export type KindInCluster = Schemas['KindInCluster'];

/**
 * Who acts on the objects of a kind in one cluster.
 *
 * @public
 */
export type KindController = Schemas['KindController'];

/**
 * The schema of a version of a kind: JSON in the dialect of Kubernetes' OpenAPI v3.
 *
 * @public
 */
export type CrdSchema = Schemas['CrdSchema'];
