import { Counted } from '@backstage-eco/plugin-eco-common';
import { RequestHandler } from 'express';
import { Concepts } from '../../concepts';
import { loadConcept, readTogether } from '../../store';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
import { sendJson } from '../sendJson';
import { neverRead } from '../neverRead';
import { authorizeRead, visibleClusters } from '../visibleClusters';

/** `GET /storage` and the other routes of what is counted in clusters. */
export function getConcept<C extends keyof Concepts>(
  context: ApiContext,
  concept: C,
): RequestHandler {
  return audited({
    context,
    eventId: 'inventory-fetch',
    severityLevel: 'low',
    queryType: concept,
    async handle(request, response) {
      const criteria = await authorizeRead(request, context);
      const { clusters, counted } = await readTogether(
        context.knex,
        async knex => {
          const visible = await visibleClusters(request, { knex, criteria });
          const names = visible.map(({ name }) => name);
          return {
            clusters: visible,
            counted: await loadConcept({ knex, clusters: names, concept }),
          };
        },
      );
      const read = new Set(
        clusters
          .filter(({ readAt }) => readAt !== undefined)
          .map(({ name }) => name),
      );
      const items = counted.filter(({ cluster }) => read.has(cluster));
      const known = new Set(items.map(({ cluster }) => cluster));
      sendJson<Counted<Concepts[C]>>(response, {
        items,
        unknownIn: clusters
          .filter(({ name }) => !known.has(name))
          .map(neverRead),
      });
    },
  });
}
