import { ApiClient } from '../kubernetes/ApiClient';
import { backoffMs, pause } from '../kubernetes/backoff';
import { KINDS } from '../kubernetes/kinds';
import { fieldAt, KubernetesObject, ResourceKind } from '../kubernetes/objects';
import { ADOPTION, ADOPTION_POLICY } from './adoption';

const PATH = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

interface Read {
  kinds: Array<Pick<ResourceKind, 'apiVersion' | 'plural'>>;
  verbs: string[];
  name?: string;
}

/** Reads at cluster scope. No database needs them to run. */
const READS = {
  crds: { kinds: [KINDS.crd], verbs: ['list', 'watch'] },
  storageClasses: { kinds: [KINDS.storageClass], verbs: ['list', 'watch'] },
  nodes: { kinds: [KINDS.node], verbs: ['get'] },
  adoption: { kinds: ADOPTION_POLICY, verbs: ['get'], name: ADOPTION },
} satisfies Record<string, Read>;

/**
 * Why a read at cluster scope is not allowed; allowed reads are omitted. Reads
 * that are not granted are never attempted, as expected refusals would hide the
 * others in the API server's audit log.
 */
export type DeniedReads = Partial<Record<keyof typeof READS, string>>;

/**
 * Finds which cluster-scope reads the controller's roles do not grant; retries
 * until the API server answers.
 */
export async function findDeniedReads(
  client: ApiClient,
  signal: AbortSignal,
): Promise<DeniedReads> {
  for (let failures = 1; !signal.aborted; failures++) {
    try {
      return await askAll(client);
    } catch {
      await pause(backoffMs(failures), signal);
    }
  }
  return {};
}

async function askAll(client: ApiClient): Promise<DeniedReads> {
  const denied: DeniedReads = {};
  for (const [what, read] of Object.entries<Read>(READS)) {
    for (const kind of read.kinds) {
      for (const verb of read.verbs) {
        if (!(await isAllowed(client, { kind, verb, name: read.name }))) {
          denied[
            what as keyof typeof READS
          ] ??= `the controller's roles do not let it ${verb} ${kind.plural}`;
        }
      }
    }
  }
  return denied;
}

/** Checks one permission; every account may ask this about itself. */
async function isAllowed(
  client: ApiClient,
  asked: {
    kind: Pick<ResourceKind, 'apiVersion' | 'plural'>;
    verb: string;
    name?: string;
  },
): Promise<boolean> {
  const { kind, verb, name } = asked;
  const [version, group = ''] = kind.apiVersion.split('/').reverse();
  const { status } = await client.request<KubernetesObject>({
    method: 'POST',
    path: PATH,
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: {
        resourceAttributes: {
          group,
          version,
          verb,
          name,
          resource: kind.plural,
        },
      },
    },
  });
  return fieldAt(status, 'allowed') === true;
}
