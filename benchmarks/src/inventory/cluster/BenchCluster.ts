import { KubernetesClient } from 'control-plane';
import { ProxyTarget } from 'fault-injection';

/** A cluster that is measured. */
export interface BenchCluster {
  name: string;
  target: ProxyTarget;
  /** Of whoever reads; the shipped ClusterRoles where the cluster is ours. */
  token: string;
  /** An administrator's client; only where the cluster is ours to change. */
  client?: KubernetesClient;
  /** CPU seconds that its API server has used; only where it runs here. */
  cpu?: () => Promise<number>;
  stop(): Promise<void>;
}
