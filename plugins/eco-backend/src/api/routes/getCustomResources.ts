import {
  CustomResourceKind,
  CustomResourceList,
} from '@backstage-eco/plugin-eco-common';
import { CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { RequestHandler } from 'express';
import { loadSamples, readTogether } from '../../store';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
import { sendJson } from '../sendJson';
import { visibleCluster } from '../visibleCluster';
import { authorizeRead } from '../visibleClusters';

/** `GET /clusters/{cluster}/custom-resources`. */
export function getCustomResources(context: ApiContext): RequestHandler {
  return audited({
    context,
    eventId: 'inventory-fetch',
    severityLevel: 'low',
    queryType: 'custom-resources',
    toMeta: request => ({ cluster: request.params.cluster }),
    async handle(request, response) {
      const criteria = await authorizeRead(request, context);
      const { cluster } = request.params;
      const samples = await readTogether(context.knex, async knex => {
        await visibleCluster({ knex, criteria, name: cluster });
        return loadSamples({ knex, cluster });
      });
      sendJson<CustomResourceList>(response, { items: samples.map(toKind) });
    },
  });
}

/** Without what only the next sample needs. */
function toKind({
  crdFingerprint: _,
  triedAt: __,
  ...kind
}: CustomResourceSample): CustomResourceKind {
  return kind;
}
