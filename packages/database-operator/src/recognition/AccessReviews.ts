import { Access } from '@backstage-eco/plugin-eco-common';
import { ApiClient } from '../kubernetes/ApiClient';
import { fieldAt, KubernetesObject, ResourceKind } from '../kubernetes/objects';

const API = '/apis/authorization.k8s.io/v1';
/** Either writes a status. */
const VERBS = ['update', 'patch'];
/** How long an answer is taken for true. Roles are not watched. */
const LIFETIME_MS = { allowed: 600_000, refused: 60_000, unknown: 30_000 };
/** So that a tenant's many ServiceAccounts do not fill the memory. */
const MAX_ANSWERS = 10_000;

/** What is asked. */
export interface StatusAccess {
  /** The ServiceAccount. */
  account: { namespace: string; name: string };
  kind: ResourceKind;
  /** Left out: in all namespaces. */
  namespace?: string;
}

interface Answer {
  access: Access;
  at: number;
  isAsking: boolean;
}

/**
 * Knows which ServiceAccounts may write the status of which kinds. The API server
 * is asked, whose answer covers every way to grant it, and only when a decision
 * depends on it.
 */
export class AccessReviews {
  private readonly answers = new Map<string, Answer>();

  /**
   * @param onChange - told when another answer is known
   * @param within - the only namespace of which may be asked, by
   *   LocalSubjectAccessReviews; left out: any
   */
  constructor(
    private readonly client: ApiClient,
    private readonly onChange: () => void,
    private readonly within?: string,
  ) {}

  /** What is known; asks where nothing is, or where it is old. */
  mayWriteStatus(asked: StatusAccess): Access {
    const { account, kind, namespace = '' } = asked;
    if (this.within !== undefined && namespace !== this.within) {
      const because = `no rights outside of ${this.within} can be asked`;
      return { state: 'unknown', because };
    }
    const { apiVersion, plural } = kind;
    const key = [
      account.namespace,
      account.name,
      apiVersion,
      plural,
      namespace,
    ];
    const answer = this.answerOf(key.join('/'));
    const age = performance.now() - answer.at;
    if (!answer.isAsking && age > LIFETIME_MS[answer.access.state]) {
      answer.isAsking = true;
      void this.ask(asked, answer);
    }
    return answer.access;
  }

  private answerOf(key: string): Answer {
    const known = this.answers.get(key) ?? {
      access: { state: 'unknown', because: 'its rights were not asked yet' },
      at: -Infinity,
      isAsking: false,
    };
    if (this.answers.size >= MAX_ANSWERS && !this.answers.has(key)) {
      this.answers.clear();
    }
    this.answers.set(key, known);
    return known;
  }

  private async ask(asked: StatusAccess, answer: Answer): Promise<void> {
    const before = answer.access.state;
    try {
      answer.access = {
        state: (await this.isAllowed(asked)) ? 'allowed' : 'refused',
      };
    } catch (error) {
      const because = error instanceof Error ? error.message : String(error);
      answer.access = { state: 'unknown', because };
    }
    answer.at = performance.now();
    answer.isAsking = false;
    if (answer.access.state !== before) {
      this.onChange();
    }
  }

  private async isAllowed(asked: StatusAccess): Promise<boolean> {
    for (const verb of VERBS) {
      if (await this.review(asked, verb)) {
        return true;
      }
    }
    return false;
  }

  private async review(
    { account, kind, namespace }: StatusAccess,
    verb: string,
  ): Promise<boolean> {
    const [group, version] = kind.apiVersion.split('/');
    const { status } = await this.client.request<KubernetesObject>({
      method: 'POST',
      path: this.within
        ? `${API}/namespaces/${this.within}/localsubjectaccessreviews`
        : `${API}/subjectaccessreviews`,
      body: {
        apiVersion: 'authorization.k8s.io/v1',
        kind: this.within ? 'LocalSubjectAccessReview' : 'SubjectAccessReview',
        metadata: { namespace: this.within },
        spec: {
          user: `system:serviceaccount:${account.namespace}:${account.name}`,
          groups: [
            'system:serviceaccounts',
            `system:serviceaccounts:${account.namespace}`,
            'system:authenticated',
          ],
          resourceAttributes: {
            group,
            version,
            verb,
            namespace,
            resource: kind.plural,
            subresource: 'status',
          },
        },
      },
    });
    return fieldAt(status, 'allowed') === true;
  }
}
