import { ConditionFacts, ObjectFacts } from './ObjectFacts';
import { ResourceAmounts } from './workloads';

/**
 * A Node.
 *
 * @public
 */
export interface NodeFacts extends ObjectFacts {
  /** For example `aws:///eu-central-1a/i-0123`. */
  providerId?: string;
  kubeletVersion?: string;
  osImage?: string;
  containerRuntime?: string;
  ready: boolean;
  /**
   * Conditions other than `Ready`, such as `MemoryPressure`. Messages are not
   * stored.
   */
  conditions: ConditionFacts[];
  /** Taints, for example `node.kubernetes.io/not-ready`. */
  taints: Array<{ key: string; effect: string }>;
  /** Resources available to pods. */
  allocatable?: ResourceAmounts;
}

/**
 * Recent resource usage of a Node, from the metrics API (metrics-server or an
 * equivalent). The name is the Node's.
 *
 * @public
 */
export interface NodeMetricsFacts extends ObjectFacts {
  usage: ResourceAmounts;
  /** End of the measured interval, ISO 8601. */
  measuredAt?: string;
}

/**
 * A Namespace.
 *
 * @public
 */
export interface NamespaceFacts extends ObjectFacts {}
