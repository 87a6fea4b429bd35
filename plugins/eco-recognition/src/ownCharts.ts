import { SIGNAL_GROUPS, ToolDefinition } from './definition';
import { matchesAny } from './patterns';

/** What the name of a chart says of the tool that it renders. */
export interface OwnCharts {
  /** It is the tool's own: its version may be the tool's. */
  isOwn(chart: string): boolean;
  /** It is the tool's own or bears its name: labels of it are about the tool. */
  isRelated(chart: string): boolean;
}

/**
 * Reads from a definition which charts are the tool's: those that `version.charts`
 * names, else those of its chart signals, else one of its id.
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

/** Either way; a few letters are part of anything. */
function isPartOf(one: string, other: string): boolean {
  return (
    (other.length >= 3 && one.includes(other)) ||
    (one.length >= 3 && other.includes(one))
  );
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
