import { ConditionFacts, ObjectFacts } from './ObjectFacts';

/**
 * A ClusterServiceVersion: an operator in one version, as OLM installed it.
 * Copies in other namespaces are not read.
 *
 * @public
 */
export interface ClusterServiceVersionFacts extends ObjectFacts {
  displayName?: string;
  version?: string;
  /** The ClusterServiceVersion that it took the place of. */
  replaces?: string;
  /** For example `Succeeded` or `Failed`. */
  phase?: string;
  reason?: string;
  /** Full names of the CRDs that it brings. */
  ownedCrds: string[];
  /** Full names of the CRDs that others have to bring. */
  requiredCrds: string[];
  /** The Deployments that it installs, in its own namespace. */
  deployments: string[];
}

/**
 * A Subscription: asks for an operator from a catalog.
 *
 * @public
 */
export interface SubscriptionFacts extends ObjectFacts {
  package: string;
  channel?: string;
  source?: { namespace: string; name: string };
  /** `Automatic` or `Manual`. */
  approval?: string;
  /** The ClusterServiceVersion that is installed. */
  installedVersion?: string;
  /** The newest ClusterServiceVersion of the channel. */
  currentVersion?: string;
  /** For example `AtLatestKnown` or `UpgradePending`. */
  state?: string;
}

/**
 * An InstallPlan: what OLM is about to install, or has.
 *
 * @public
 */
export interface InstallPlanFacts extends ObjectFacts {
  approved: boolean;
  /** For example `RequiresApproval` or `Complete`. */
  phase?: string;
  versions: string[];
}

/**
 * An OperatorGroup: which namespaces its operators look after.
 *
 * @public
 */
export interface OperatorGroupFacts extends ObjectFacts {
  /** One empty name means all namespaces. */
  namespaces: string[];
}

/**
 * A CatalogSource: where OLM finds operators.
 *
 * @public
 */
export interface CatalogSourceFacts extends ObjectFacts {
  sourceType?: string;
  image?: string;
  publisher?: string;
  /** The last state of its connection, for example `READY`. */
  state?: string;
}

/**
 * A ClusterExtension of OLM v1.
 *
 * @public
 */
export interface ClusterExtensionFacts extends ObjectFacts {
  package?: string;
  /** The version or range that was asked for. */
  wantedVersion?: string;
  installNamespace?: string;
  serviceAccount?: string;
  /** What is installed. */
  bundle?: { name: string; version: string };
  conditions: ConditionFacts[];
}
