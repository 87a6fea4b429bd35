/** A cluster in the form in which the Kubernetes plugin's config locator takes it. */
export interface PortalCluster {
  name: string;
  title: string;
  /** Of the API server, or of what stands before it on this machine. */
  url: string;
  /** Bearer token; made for this start and worthless after it. */
  token: string;
  /** Path of the PEM certificate that signed the server's. Left out: plain HTTP. */
  caFile?: string;
  /** True where no metrics server runs: the plugin's page would warn of it. */
  skipMetricsLookup?: boolean;
}

/** How to sign in to the portal: an auth provider, and what it wants to know. */
export interface SignIn {
  provider: string;
  headers?: Record<string, string>;
}

/** Clusters that the portal shows for as long as it runs. */
export interface ClusterSource {
  clusters: PortalCluster[];
  /** Files of configuration that go with them, laid over app-config.yaml. */
  configs: string[];
  /** As one who may read all of them again. */
  signIn: SignIn;
  /**
   * Settles when there is in the clusters what is to be shown; until then they
   * can be read, and are not complete. Left out: they are.
   */
  filled?: Promise<unknown>;
  /** What nobody has to wait for: begun when the portal can be used. */
  afterwards?: () => Promise<unknown>;
  /** Ends what was started for them. */
  stop(): Promise<void>;
}
