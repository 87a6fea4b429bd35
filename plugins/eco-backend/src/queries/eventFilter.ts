import { LayerId } from '@backstage-eco/plugin-eco-common';
import { toolSubject } from '../history';
import { Input } from './Query';
import { QueryContext } from './QueryContext';
import { toUtc } from './toUtc';

/** Builds the event filter of a request, without the caller's criteria. */
export function toEventFilter(
  context: QueryContext,
  input: Input<'getHistory'> | Input<'countHistory'>,
) {
  return {
    clusters: input.cluster,
    types: input.type,
    subject: input.subject,
    subjects: input.layer && subjectsOf(input.layer, context),
    from: toUtc('from', input.from),
    to: toUtc('to', input.to),
  };
}

/** Returns the history subjects of a layer's tools. */
function subjectsOf(layer: LayerId, { definitions }: QueryContext): string[] {
  return definitions.tools
    .filter(({ layers }) => layers.includes(layer))
    .map(({ id }) => toolSubject(id));
}
