import { Access, OperatorSighting } from '@backstage-eco/plugin-eco-common';
import { ApiClient } from '../kubernetes/ApiClient';
import { ConcurrencyLimiter } from '../kubernetes/ConcurrencyLimiter';
import { fieldAt, KubernetesObject, ResourceKind } from '../kubernetes/objects';
import { SightingLimiter } from './SightingLimiter';

const API = '/apis/authorization.k8s.io/v1';
/** Either verb allows writing a status. */
const VERBS = ['update', 'patch'];
/** Cache lifetime of an answer by its state, as roles are not watched. */
const LIFETIME_MS = { allowed: 600_000, refused: 60_000, unknown: 30_000 };
/**
 * Limit of cached answers, so that a tenant's many ServiceAccounts cannot fill
 * the memory.
 */
const MAX_ANSWERS = 10_000;
/** Interval between attempts to evict old answers from a full cache. */
const FULL_MS = 1000;
/**
 * Limit of concurrent reviews, so that they cannot keep the API server busy
 * either.
 */
const MAX_CONCURRENT_REVIEWS = 5;

/** A review: may a ServiceAccount write the status of a kind? */
export interface StatusAccess {
  /** ServiceAccount under review. */
  account: { namespace: string; name: string };
  kind: ResourceKind;
  /** All namespaces if omitted. */
  namespace?: string;
  /**
   * Namespaces that the operator claims to watch. Like its account, a tenant
   * may change them at any time.
   */
  watches?: OperatorSighting['watches'];
}

interface Answer {
  access: Access;
  at: number;
  isAsking: boolean;
}

/**
 * Tells which ServiceAccounts may write the status of which kinds. The API
 * server is asked, as its answer covers every way to grant the right, and only
 * if a decision depends on it.
 */
export class AccessReviews {
  private readonly answers = new Map<string, Answer>();
  private readonly sightings = new SightingLimiter();
  private readonly asked = new ConcurrencyLimiter(MAX_CONCURRENT_REVIEWS);
  private fullUntil = -Infinity;

  /**
   * @param onChange - called when an answer changes
   * @param within - the only namespace that may be reviewed, by
   *   LocalSubjectAccessReviews; any if omitted
   */
  constructor(
    private readonly client: ApiClient,
    private readonly onChange: () => void,
    private readonly within?: string,
  ) {}

  /**
   * Returns the cached answer, and starts a review if there is none or it is
   * old.
   */
  mayWriteStatus(asked: StatusAccess): Access {
    const { account, kind, namespace = '', watches } = asked;
    if (this.within !== undefined && namespace !== this.within) {
      const because = `no rights outside of ${this.within} can be asked`;
      return { state: 'unknown', because };
    }
    const [named] = Array.isArray(watches) ? watches : [];
    const sighting = `${account.name} ${named}`;
    if (!this.sightings.admits(account.namespace, sighting)) {
      return { state: 'refused' };
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
    if (!answer) {
      const because = "too many ServiceAccounts look like an operator's";
      return { state: 'unknown', because };
    }
    if (!answer.isAsking && isOld(answer)) {
      answer.isAsking = true;
      this.asked.add(() => this.ask(asked, answer));
    }
    return answer.access;
  }

  /**
   * Returns the answer of a key, or `undefined` if there is no room for a new
   * one.
   */
  private answerOf(key: string): Answer | undefined {
    const known = this.answers.get(key);
    if (known) {
      return known;
    }
    if (this.isFull()) {
      return undefined;
    }
    const answer: Answer = {
      access: {
        state: 'unknown',
        because: 'its permissions have not been checked yet',
      },
      at: -Infinity,
      isAsking: false,
    };
    this.answers.set(key, answer);
    return answer;
  }

  /**
   * Whether the cache is full. Current answers are kept, so the genuine
   * operators, reviewed first, keep theirs.
   */
  private isFull(): boolean {
    if (this.answers.size < MAX_ANSWERS) {
      return false;
    }
    const now = performance.now();
    if (now > this.fullUntil) {
      this.fullUntil = now + FULL_MS;
      for (const [key, answer] of this.answers) {
        if (!answer.isAsking && isOld(answer)) {
          this.answers.delete(key);
        }
      }
    }
    return this.answers.size >= MAX_ANSWERS;
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

function isOld({ access, at }: Answer): boolean {
  return performance.now() - at > LIFETIME_MS[access.state];
}
