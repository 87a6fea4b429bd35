import { Input } from './Query';
import { QueryContext } from './QueryContext';

/** Values of the `muted` parameter as a filter. */
export const MUTED = { exclude: false, only: true, include: undefined };

/** Builds the finding filter of a request, without the caller's criteria. */
export function toFilter(
  context: QueryContext,
  input: Input<'getFindings'> | Input<'exportFindings'>,
) {
  const { cluster, check, tool, layer, namespace, text } = input;
  const tools = context.definitions.tools.filter(
    ({ id, layers }) =>
      (tool === undefined || id === tool) &&
      (layer === undefined || layers.includes(layer)),
  );
  return {
    clusters: cluster,
    checks: check,
    tools: tool ?? layer ? tools.map(({ id }) => id) : undefined,
    namespace,
    text: text === undefined ? undefined : toText(context, text),
    state: input.state ?? ('open' as const),
  };
}

/**
 * Matches checks by their words, because findings store only the check's id.
 */
function toText({ checks }: QueryContext, part: string) {
  const isIn = (text: string) =>
    text.toLowerCase().includes(part.toLowerCase());
  return {
    part,
    checks: checks
      .filter(({ id, title }) => isIn(id) || isIn(title))
      .map(({ id }) => id),
  };
}
