import { ecoFindingReadPermission } from '@backstage-eco/plugin-eco-common';
import { z } from 'zod/v3';
import { SEVERITIES } from '../findings';
import {
  countFindings,
  findingPosition,
  listFindings,
  readTogether,
  withoutNamespaces,
} from '../store';
import { countSeverities } from './countSeverities';
import { MUTED, toFilter } from './findingFilter';
import { findingSummaries } from './findingSummaries';
import { parseCursor, storable, toCursor } from './pageCursor';
import { Query } from './Query';
import { visibleClusters } from './visibleClusters';

/** Position of the last item of a page. */
const position = z.tuple([
  z.number().int().nonnegative().lt(SEVERITIES.length),
  storable,
  storable,
  z.string().uuid(),
]);

/** Lists findings, most severe first. */
export const getFindings: Query<'getFindings'> = {
  permission: ecoFindingReadPermission,
  audit: { eventId: 'finding-fetch', queryType: 'findings' },
  async answer(context, criteria, input) {
    const { cluster: names, limit = 100, severity, muted = 'exclude' } = input;
    const filter = { ...toFilter(context, input), criteria };
    const after = parseCursor(input.cursor, position);
    const { findings, counts } = await readTogether(
      context.knex,
      async knex => {
        const clusters = withoutNamespaces(criteria);
        await visibleClusters({ knex, criteria: clusters, names });
        return {
          findings: await listFindings({
            knex,
            filter: { ...filter, severities: severity, muted: MUTED[muted] },
            after,
            // One more than the page, to know whether there is a next page.
            limit: limit + 1,
          }),
          counts: await countFindings({ knex, filter }),
        };
      },
    );
    const items = findings.slice(0, limit);
    return {
      items: items.map(findingSummaries(context.checks)),
      total: counts
        .filter(each => severity?.includes(each.severity) ?? true)
        .reduce((sum, each) => sum + countOf(each, muted), 0),
      severities: countSeverities(counts),
      muted: counts.reduce((sum, each) => sum + each.muted, 0),
      nextCursor:
        findings.length > items.length
          ? toCursor(findingPosition(items[items.length - 1]))
          : undefined,
    };
  },
};

function countOf(
  { shown, muted }: { shown: number; muted: number },
  wanted: keyof typeof MUTED,
): number {
  return (wanted === 'only' ? 0 : shown) + (wanted === 'exclude' ? 0 : muted);
}
