import { ClusterSummary } from './cluster';
import {
  Confidence,
  Detection,
  DetectionState,
  UnknownTool,
} from './detection';
import { Layer } from './layers';
import { Tool } from './tool';

/**
 * A tool in one cluster, as short as a card shows it.
 *
 * @public
 */
export interface ToolInCluster {
  cluster: string;
  state: DetectionState;
  confidence: Confidence;
  /** Every version found, without a leading `v`. Empty: nothing states one. */
  versions: string[];
  /** When the facts were read, ISO 8601. */
  readAt: string;
}

/**
 * A tool of a layer, and the clusters in which it was found.
 *
 * @public
 */
export interface StackTool {
  id: string;
  name: string;
  purpose: string;
  clusters: ToolInCluster[];
}

/**
 * A layer, what was found in it, and where that cannot be said.
 *
 * @public
 */
export interface StackLayer extends Layer {
  tools: StackTool[];
  /**
   * Clusters in which some tool of this layer could not be looked for. A layer
   * without tools is a gap only in the clusters that are not listed here.
   */
  unknownIn: Array<{ cluster: string; reason: string; since: string }>;
}

/**
 * The layered stack of the clusters that were asked for.
 *
 * @public
 */
export interface Stack {
  clusters: ClusterSummary[];
  /** The twelve layers, from the bottom to the top. */
  layers: StackLayer[];
  /** What stands beside them. */
  services: StackLayer[];
}

/**
 * Everything known of a tool, in the clusters that were asked for.
 *
 * @public
 */
export interface ToolDetail {
  tool: Tool;
  detections: Array<Detection & { cluster: string; readAt: string }>;
  unknown: Array<UnknownTool & { cluster: string }>;
}
