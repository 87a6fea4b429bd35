import { KIND_SOURCES } from '@backstage-eco/plugin-eco-backend/assessment';
import { CountedRequest } from '../../proxy/startCountingProxy';

const METADATA_LIST = 'as=PartialObjectMetadataList';
/** `/apis/GROUP/VERSION/PLURAL`. */
const CUSTOM_RESOURCES = /^\/apis\/([^/]+)\/[^/]+\/([^/?]+)(?:\?|$)/;

/** Of the inventory itself, listed in the form of a sample: `PLURAL.GROUP`. */
const LISTED = new Set(
  Object.values(KIND_SOURCES)
    .filter(({ form }) => form === 'metadata')
    .map(({ resource, group }) => `${resource}.${group}`),
);

/** A request for a sample, with the CRD that it is of. */
export interface SampleRequest extends CountedRequest {
  crd: string;
}

/**
 * The requests for samples among all of a portal. A custom resource that the
 * inventory lists in the same form is first asked for by the inventory: that one
 * is none.
 *
 * @param crds - names of the CRDs that are served
 */
export function sampleRequests(
  all: readonly CountedRequest[],
  crds: ReadonlySet<string>,
): SampleRequest[] {
  const listed = new Set<string>();
  return all.flatMap(request => {
    const [, group, plural] = CUSTOM_RESOURCES.exec(request.path) ?? [];
    const crd = `${plural}.${group}`;
    if (!request.accept.includes(METADATA_LIST) || !crds.has(crd)) {
      return [];
    }
    if (LISTED.has(crd) && !listed.has(crd)) {
      listed.add(crd);
      return [];
    }
    return [{ ...request, crd }];
  });
}
