import { Tool } from '@backstage-eco/plugin-eco-common';
import { Signal } from './signals/types';

/**
 * Signals of a tool, grouped by what a single match proves.
 *
 * - `installed`: something runs the tool, or the tool consists of this alone.
 * - `leftover`: the tool's own objects exist; that proves nothing about what
 *   runs them.
 * - `traced`: its marks on other objects. It acts on this cluster, perhaps from
 *   elsewhere.
 * - `supporting`: proves nothing alone, but adds evidence and confidence.
 *
 * @public
 */
export interface DefinitionSignals {
  installed?: Signal[];
  leftover?: Signal[];
  traced?: Signal[];
  supporting?: Signal[];
}

/** Signal groups by what a single match proves, strongest first. */
export const SIGNAL_GROUPS = [
  'installed',
  'leftover',
  'traced',
  'supporting',
] as const;

/** One of {@link SIGNAL_GROUPS}. */
export type SignalGroup = (typeof SIGNAL_GROUPS)[number];

/**
 * Rules for reading a tool's version from the labels on its objects.
 *
 * @public
 */
export interface VersionRules {
  /**
   * Whether `app.kubernetes.io/version` on its workloads is its version.
   * Defaults to true; some charts set the chart version there.
   */
  workloadLabel?: boolean;
  /**
   * Names of its own charts, the only ones that can state its version. Defaults
   * to the names in its chart signals, or else its id.
   */
  charts?: string[];
  /** Whether its chart version is the tool's version. Defaults to false. */
  chartIsApp?: boolean;
  /**
   * Whether its components have their own versions: then a version label that
   * equals the image tag is the component's. Defaults to false.
   */
  partsHaveOwn?: boolean;
}

/**
 * A tool and how to recognise it, read from a definition file.
 * `definitions/definition.schema.json` describes the fields.
 *
 * @public
 */
export interface ToolDefinition extends Tool {
  signals: DefinitionSignals;
  version?: VersionRules;
  /**
   * Ids of tools that contain this one. Objects that prove such a tool only
   * count as a trace of this one, as kubeadm on the nodes of kind.
   */
  innerPartOf?: string[];
}

/**
 * Returns the public description of a tool, without its recognition rules.
 *
 * @public
 */
export function toTool(definition: ToolDefinition): Tool {
  const { signals, version, innerPartOf, ...tool } = definition;
  return tool;
}
