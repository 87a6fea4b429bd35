import { LayerId } from '@backstage-eco/plugin-eco-common';
import { toolSubject } from '../history';
import { Input } from './Query';
import { QueryContext } from './QueryContext';
import { toUtc } from './toUtc';

/** Which events a request asks for; the criteria of its caller come to it. */
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

/** The subjects of the tools of a layer. */
function subjectsOf(layer: LayerId, { definitions }: QueryContext): string[] {
  return definitions.tools
    .filter(({ layers }) => layers.includes(layer))
    .map(({ id }) => toolSubject(id));
}
