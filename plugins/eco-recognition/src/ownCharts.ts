import { SIGNAL_GROUPS, ToolDefinition } from './definition';
import { matchesAny } from './patterns';

/** How a tool relates to charts, by their names. */
export interface OwnCharts {
  /** Whether the chart is the tool's own, so its version may be the tool's. */
  isOwn(chart: string): boolean;
  /**
   * Whether the chart is the tool's own or carries its name, so its labels are
   * about the tool.
   */
  isRelated(chart: string): boolean;
}

/**
 * Determines a tool's own charts from its definition: `version.charts`, or else
 * the charts of its chart signals, or else its id.
 */
export function ownCharts(definition: ToolDefinition): OwnCharts {
  const { id, name, signals, version } = definition;
  const signalled = SIGNAL_GROUPS.flatMap(
    group => signals[group] ?? [],
  ).flatMap(signal => (signal.kind === 'chart' ? signal.names : []));
  const names = version?.charts ?? (signalled.length > 0 ? signalled : [id]);
  const words = [id, name].map(plain);
  const isOwn = (chart: string) => matchesAny(chart, names);
  return {
    isOwn,
    isRelated: chart =>
      isOwn(chart) || words.some(word => isPartOf(word, plain(chart))),
  };
}

/**
 * Returns whether either text contains the other. Fragments of fewer than three
 * letters do not count, because they match almost anything.
 */
function isPartOf(one: string, other: string): boolean {
  return (
    (other.length >= 3 && one.includes(other)) ||
    (one.length >= 3 && other.includes(one))
  );
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
