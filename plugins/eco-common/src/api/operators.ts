import { components } from './openapi.generated';

type Schemas = components['schemas'];

/**
 * An object, one of its fields, and the field's value. The value is untrusted
 * text from the cluster.
 *
 * @public
 */
export type ObservedFact = Schemas['ObservedFact'];

/**
 * Whether something is observed in a cluster. `unknown`: the facts that would
 * decide were not read, or do not decide.
 *
 * @public
 */
export type ObservedState = Schemas['ObservedState'];

/**
 * Source of an operator's declared maturity level.
 *
 * @public
 */
export type DeclaredBy = Schemas['DeclaredBy'];

/**
 * A declared maturity level, with the place of the declaration.
 *
 * @public
 */
export type DeclaredMaturity = Schemas['DeclaredMaturity'];

/**
 * Number of a maturity level: 1 basic install, 2 seamless upgrades, 3 full
 * lifecycle, 4 deep insights, 5 auto-pilot.
 *
 * @public
 */
export type MaturityLevelNumber = Schemas['MaturityLevelNumber'];

/**
 * One maturity level of an operator, in short form.
 *
 * @public
 */
export type MaturityMark = Schemas['MaturityMark'];

/**
 * One maturity level of an operator, with the rules that decide it.
 *
 * @public
 */
export type MaturityLevel = Schemas['MaturityLevel'];

/**
 * Result of one maturity rule for an operator, with the reason.
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
 * An operator: a controller workload and the custom resource kinds it manages.
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
 * Everything known about one operator.
 *
 * @public
 */
export type OperatorDetail = Schemas['OperatorDetail'];

/**
 * Reference to an operator by its workload.
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
 * A kind that an operator manages, with the reason and other candidates.
 *
 * @public
 */
export type ManagedKind = Schemas['ManagedKind'];

/**
 * RBAC permissions of an operator's service account.
 *
 * @public
 */
export type OperatorPermissions = Schemas['OperatorPermissions'];

/**
 * Namespaces that an operator watches, and the setting that says so.
 *
 * @public
 */
export type WatchedNamespaces = Schemas['WatchedNamespaces'];

/**
 * A sign that an operator is active, or why none is seen.
 *
 * @public
 */
export type ActivitySign = Schemas['ActivitySign'];

/**
 * An object with the objects it owns.
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
 * A custom resource kind, summarized over all clusters that have it.
 *
 * @public
 */
export type KindSummary = Schemas['KindSummary'];

/**
 * A custom resource kind in each cluster that has it.
 *
 * @public
 */
export type KindDetail = Schemas['KindDetail'];

/**
 * One form of a custom resource kind, shared by a group of clusters.
 *
 * @public
 */
export type KindForm = Schemas['KindForm'];

/**
 * Cluster-specific facts of a custom resource kind.
 *
 * @public
 */
export type KindInCluster = Schemas['KindInCluster'];

/**
 * The controller of a kind in one cluster.
 *
 * @public
 */
export type KindController = Schemas['KindController'];

/**
 * Schema of one version of a kind, as Kubernetes OpenAPI v3 JSON.
 *
 * @public
 */
export type CrdSchema = Schemas['CrdSchema'];
