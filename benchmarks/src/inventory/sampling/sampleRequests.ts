import { KIND_SOURCES } from '@backstage-eco/plugin-eco-backend/assessment';
import { CountedRequest } from '../../proxy/startCountingProxy';

const METADATA_LIST = 'as=PartialObjectMetadataList';
/** Matches `/apis/GROUP/VERSION/PLURAL`. */
const CUSTOM_RESOURCES = /^\/apis\/([^/]+)\/[^/]+\/([^/?]+)(?:\?|$)/;

/**
 * Kinds that the inventory itself lists in the form of a sample:
 * `PLURAL.GROUP`.
 */
const LISTED = new Set(
  Object.values(KIND_SOURCES)
    .filter(({ form }) => form === 'metadata')
    .map(({ resource, group }) => `${resource}.${group}`),
);

/** A request for a sample, with its CRD. */
export interface SampleRequest extends CountedRequest {
  crd: string;
}

/**
 * Filters the requests for samples from all requests of a portal. If the
 * inventory lists a custom resource in the same form, the first request belongs
 * to the inventory and is dropped.
 *
 * @param crds - Names of the CRDs that are served
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
