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
 * A tool in one cluster, in short form.
 *
 * @public
 */
export interface ToolInCluster {
  cluster: string;
  state: DetectionState;
  confidence: Confidence;
  /**
   * Every version found, without a leading `v`. Empty if nothing states one.
   */
  versions: string[];
  /** When the underlying facts were read, ISO 8601. */
  readAt: string;
}

/**
 * A tool of a layer, with the clusters in which it was detected.
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
 * A layer with the tools found in it, and the clusters where that is unknown.
 *
 * @public
 */
export interface StackLayer extends Layer {
  tools: StackTool[];
  /**
   * Clusters in which the presence of some tool of this layer is unknown. A
   * layer without tools is a gap only in clusters not listed here.
   */
  unknownIn: Array<{ cluster: string; reason: string; since: string }>;
}

/**
 * The layered stack of the requested clusters.
 *
 * @public
 */
export interface Stack {
  clusters: ClusterSummary[];
  /** The twelve layers, bottom to top. */
  layers: StackLayer[];
  /** The platform services beside the layers. */
  services: StackLayer[];
}

/**
 * Everything known about a tool in the requested clusters.
 *
 * @public
 */
export interface ToolDetail {
  tool: Tool;
  detections: Array<Detection & { cluster: string; readAt: string }>;
  unknown: Array<UnknownTool & { cluster: string }>;
}
