/** A cluster in the form of the Kubernetes plugin's config locator. */
export interface PortalCluster {
  name: string;
  title: string;
  /** Address of the API server, or of a proxy for it on this machine. */
  url: string;
  /** Bearer token, valid for this start only. */
  token: string;
  /**
   * Path of the PEM certificate that signed the server's; plain HTTP if
   * omitted.
   */
  caFile?: string;
  /** Whether no metrics server runs; the plugin's page would warn about it. */
  skipMetricsLookup?: boolean;
}

/** How to sign in to the portal: an auth provider, and its headers. */
export interface SignIn {
  provider: string;
  headers?: Record<string, string>;
}

/** Clusters that the portal shows while it runs. */
export interface ClusterSource {
  clusters: PortalCluster[];
  /** Additional configuration files, merged over app-config.yaml. */
  configs: string[];
  /** Sign-in of a user who may refresh all of them. */
  signIn: SignIn;
  /**
   * Settles once the clusters contain all of their objects. Until then they are
   * readable, but incomplete. Complete from the start if omitted.
   */
  filled?: Promise<unknown>;
  /** Work that starts once the portal is usable, and that nobody waits for. */
  afterwards?: () => Promise<unknown>;
  /** Stops what was started for them. */
  stop(): Promise<void>;
}
