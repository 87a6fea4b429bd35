import {
  ClusterAccess,
  CrdFacts,
  CustomResourceSample,
} from '@backstage-eco/plugin-eco-node';
import { ApiReader } from '../requests/ApiReader';
import { isDnsName } from '../facts/isDnsName';
import { rawItems } from '../lists/listObjects';
import { acceptOf, toPath } from '../lists/Question';
import { ReadFailure } from '../requests/ReadFailure';
import { crdFingerprint } from './crdFingerprint';
import { summarizeObjects } from './summarizeObjects';

/** Maximum objects per sample, one page. */
const PAGE_SIZE = 500;
/**
 * Timeout of a request, in milliseconds. A conversion webhook may hang for
 * 30 s.
 */
const WITHIN_MS = 10_000;

/**
 * Samples the custom resources of one CRD. It takes one request for a page of
 * metadata in the storage version, or none if no version can be requested. A
 * failure is recorded in the sample, with its reason.
 *
 * @param options - `previous`: the last sample of this CRD
 * @throws only if the signal aborts it
 * @alpha
 */
export async function sampleCustomResources(options: {
  access: ClusterAccess;
  /** Name of the cluster. */
  cluster: string;
  crd: CrdFacts;
  previous?: CustomResourceSample;
  now?: () => Date;
  signal?: AbortSignal;
}): Promise<CustomResourceSample> {
  const { access, cluster, crd, previous, signal } = options;
  const { now = () => new Date() } = options;
  const version = sampledVersion(crd);
  try {
    if (version === undefined) {
      throw unread('the API server serves no version of it');
    }
    if (![crd.group, version, crd.plural].every(isDnsName)) {
      throw unread('its CRD has a name that cannot be one');
    }
    const reader = new ApiReader({ access, cluster, attempts: 1, signal });
    const question = {
      path: `/apis/${crd.group}/${version}/${crd.plural}`,
      form: 'metadata',
    } as const;
    const list = await reader.get(
      toPath(question, { limit: String(PAGE_SIZE) }),
      { accept: acceptOf(question, 'list'), withinMs: WITHIN_MS },
    );
    const at = now().toISOString();
    return {
      ...aboutCrd(crd),
      state: 'read',
      sampledAt: at,
      triedAt: at,
      ...summarizeObjects(rawItems(list, crd.definedKind), list, {
        apiVersion: `${crd.group}/${version}`,
        at,
        previous: previous?.recentWrites,
      }),
    };
  } catch (error) {
    if (!(error instanceof ReadFailure) || signal?.aborted) {
      throw error;
    }
    return failedSample({
      crd,
      previous,
      at: now().toISOString(),
      reason: withWebhook(crd, error.message),
      isForbidden: error.httpStatus === 403,
    });
  }
}

function aboutCrd(crd: CrdFacts) {
  const version = sampledVersion(crd);
  return {
    group: crd.group,
    plural: crd.plural,
    kind: crd.definedKind,
    scope: crd.scope,
    crdFingerprint: crdFingerprint(crd),
    ...(version && { version }),
  };
}

/** Prefers the storage version, because it needs no conversion. */
function sampledVersion(crd: CrdFacts): string | undefined {
  const served = crd.versions.filter(version => version.served);
  const version = served.find(({ storage }) => storage) ?? served[0];
  return crd.established ? version?.name : undefined;
}

function unread(message: string): ReadFailure {
  return new ReadFailure({ status: 'unreachable', message });
}

const NOTHING_KNOWN = {
  state: 'unread' as const,
  sampled: 0,
  managers: [],
  owners: [],
  finalizers: [],
  deleting: 0,
};

/**
 * Returns a sample that records a failure. Known data remains, marked as stale.
 *
 * @param options - `at`: when it was tried, ISO 8601; `isForbidden`: whether
 * Eco lacks permission to list such objects
 */
export function failedSample(options: {
  crd: CrdFacts;
  previous: CustomResourceSample | undefined;
  at: string;
  reason: string;
  isForbidden: boolean;
}): CustomResourceSample {
  const { crd, previous, at, reason, isForbidden } = options;
  const last = previous?.sampledAt
    ? { ...previous, state: 'stale' as const }
    : NOTHING_KNOWN;
  return {
    ...last,
    ...aboutCrd(crd),
    triedAt: at,
    since: previous?.since ?? at,
    reason,
    isForbidden: isForbidden || undefined,
  };
}

/** The conversion webhook may be what does not answer. */
function withWebhook(crd: CrdFacts, message: string): string {
  const { conversionService: service } = crd;
  return service
    ? `${message} (its objects are converted by the Service ${service.namespace}/${service.name})`
    : message;
}
