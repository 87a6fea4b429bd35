import { Tool } from '@backstage-eco/plugin-eco-common';
import { Signal } from './signals/types';

/**
 * The signals of a tool, by what one of them proves on its own.
 *
 * - `installed`: something runs the tool, or it consists of this alone.
 * - `leftover`: its own objects are there; whether something runs them they do not say.
 * - `traced`: its marks on foreign objects. It works on this cluster, perhaps from elsewhere.
 * - `supporting`: proves nothing alone; adds evidence and confidence to the others.
 *
 * @public
 */
export interface DefinitionSignals {
  installed?: Signal[];
  leftover?: Signal[];
  traced?: Signal[];
  supporting?: Signal[];
}

/** What a signal proves on its own, strongest first. */
export const SIGNAL_GROUPS = [
  'installed',
  'leftover',
  'traced',
  'supporting',
] as const;

/** One of {@link SIGNAL_GROUPS}. */
export type SignalGroup = (typeof SIGNAL_GROUPS)[number];

/**
 * How far the labels on a tool's own objects can be taken for its version.
 *
 * @public
 */
export interface VersionRules {
  /**
   * Whether `app.kubernetes.io/version` on its workloads is its version.
   * Default true; some charts put the version of the chart there.
   */
  workloadLabel?: boolean;
  /**
   * The names of its own charts; no other one states its version. Default: those of
   * its chart signals, else its id.
   */
  charts?: string[];
  /** Whether its chart carries the version of the tool. Default false. */
  chartIsApp?: boolean;
  /**
   * Whether its workloads have versions of their own: a version label that equals
   * the image's tag is then the workload's. Default false.
   */
  partsHaveOwn?: boolean;
}

/**
 * A tool and how to recognise it: one file of the definitions folder. The
 * fields are described in `definitions/definition.schema.json`.
 *
 * @public
 */
export interface ToolDefinition extends Tool {
  signals: DefinitionSignals;
  version?: VersionRules;
  /**
   * Tools that contain this one. Objects that prove one of them only trace this
   * one: kubeadm on the nodes of kind.
   */
  innerPartOf?: string[];
}

/**
 * What a person may know of a tool, without how it is recognised.
 *
 * @public
 */
export function toTool(definition: ToolDefinition): Tool {
  const { signals, version, innerPartOf, ...tool } = definition;
  return tool;
}
