import { KubernetesClient } from 'control-plane';
import { ProxyTarget } from 'fault-injection';

/** A cluster to measure. */
export interface BenchCluster {
  name: string;
  target: ProxyTarget;
  /**
   * Token of the reader. In a cluster of the benchmark, it has the shipped
   * ClusterRoles.
   */
  token: string;
  /**
   * Client of an administrator. Only set if the benchmark may change the
   * cluster.
   */
  client?: KubernetesClient;
  /**
   * Returns the CPU seconds that the API server has used. Only set if it runs
   * on this machine.
   */
  cpu?: () => Promise<number>;
  stop(): Promise<void>;
}
