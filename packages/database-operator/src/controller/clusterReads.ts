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

/** What a controller reads outside of namespaces. No database needs it to run. */
const READS = {
  crds: { kinds: [KINDS.crd], verbs: ['list', 'watch'] },
  storageClasses: { kinds: [KINDS.storageClass], verbs: ['list', 'watch'] },
  nodes: { kinds: [KINDS.node], verbs: ['get'] },
  adoption: { kinds: ADOPTION_POLICY, verbs: ['get'], name: ADOPTION },
} satisfies Record<string, Read>;

/**
 * Why something is not read at cluster scope; what may be read is missing. What is
 * not granted is not asked for: refusals that are expected would hide the others
 * in the API server's audit log.
 */
export type Withheld = Partial<Record<keyof typeof READS, string>>;

/**
 * Asks what the controller's roles withhold at cluster scope, until the API server
 * answers.
 */
export async function findWithheld(
  client: ApiClient,
  signal: AbortSignal,
): Promise<Withheld> {
  for (let failures = 1; !signal.aborted; failures++) {
    try {
      return await askAll(client);
    } catch {
      await pause(backoffMs(failures), signal);
    }
  }
  return {};
}

async function askAll(client: ApiClient): Promise<Withheld> {
  const withheld: Withheld = {};
  for (const [what, read] of Object.entries<Read>(READS)) {
    for (const kind of read.kinds) {
      for (const verb of read.verbs) {
        if (!(await isAllowed(client, { kind, verb, name: read.name }))) {
          withheld[
            what as keyof typeof READS
          ] ??= `the controller's roles do not let it ${verb} ${kind.plural}`;
        }
      }
    }
  }
  return withheld;
}

/** Every account may ask this about itself. */
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
