import { ConditionFacts, ObjectFacts } from './ObjectFacts';

/**
 * A ClusterServiceVersion: one version of an operator, installed by OLM. Copies
 * in other namespaces are not read.
 *
 * @public
 */
export interface ClusterServiceVersionFacts extends ObjectFacts {
  displayName?: string;
  version?: string;
  /** Name of the ClusterServiceVersion it replaces. */
  replaces?: string;
  /** For example `Succeeded` or `Failed`. */
  phase?: string;
  reason?: string;
  /** Full names of the CRDs it provides. */
  ownedCrds: string[];
  /** Full names of the CRDs it needs from others. */
  requiredCrds: string[];
  /** Names of the Deployments it installs in its own namespace. */
  deployments: string[];
}

/**
 * A Subscription: requests an operator from a catalog.
 *
 * @public
 */
export interface SubscriptionFacts extends ObjectFacts {
  package: string;
  channel?: string;
  source?: { namespace: string; name: string };
  /** `Automatic` or `Manual`. */
  approval?: string;
  /** Name of the installed ClusterServiceVersion. */
  installedVersion?: string;
  /** Name of the newest ClusterServiceVersion in the channel. */
  currentVersion?: string;
  /** For example `AtLatestKnown` or `UpgradePending`. */
  state?: string;
}

/**
 * An InstallPlan: what OLM will install or has installed.
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
 * An OperatorGroup: the namespaces that its operators watch.
 *
 * @public
 */
export interface OperatorGroupFacts extends ObjectFacts {
  /** A single empty name means all namespaces. */
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
  /** Last connection state, for example `READY`. */
  state?: string;
}

/**
 * A ClusterExtension of OLM v1.
 *
 * @public
 */
export interface ClusterExtensionFacts extends ObjectFacts {
  package?: string;
  /** Requested version or version range. */
  wantedVersion?: string;
  installNamespace?: string;
  serviceAccount?: string;
  /** The installed bundle. */
  bundle?: { name: string; version: string };
  conditions: ConditionFacts[];
}
