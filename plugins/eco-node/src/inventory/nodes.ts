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
  /** Beside `Ready`, such as `MemoryPressure`; messages are not kept. */
  conditions: ConditionFacts[];
  /** What keeps pods away from it, for example `node.kubernetes.io/not-ready`. */
  taints: Array<{ key: string; effect: string }>;
  /** What pods may use of it. */
  allocatable?: ResourceAmounts;
}

/**
 * What a Node used lately, as metrics-server or its like measured it. The name
 * is the Node's.
 *
 * @public
 */
export interface NodeMetricsFacts extends ObjectFacts {
  usage: ResourceAmounts;
  /** The end of the time that was measured, ISO 8601. */
  measuredAt?: string;
}

/**
 * A Namespace.
 *
 * @public
 */
export interface NamespaceFacts extends ObjectFacts {}
