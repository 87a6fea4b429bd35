import { ApiClient } from '../kubernetes/ApiClient';
import { FewAtOnce } from '../kubernetes/FewAtOnce';
import { KubernetesObject, resourcePath } from '../kubernetes/objects';
import { KINDS } from '../kubernetes/kinds';

const KWOK_ANNOTATION = 'kwok.x-k8s.io/node';
const RETRY_MS = 30_000;
/** Whoever makes a pod may name a node that is not there, another for each. */
const MAX_ASKED_AT_ONCE = 5;

/**
 * Knows which nodes only pretend to run pods: kwok marks them. Each node is asked
 * for once, and its metadata only; one that is not there, again after 30 s.
 *
 * @see https://kwok.sigs.k8s.io/docs/user/kwok-manage-nodes-and-pods/
 */
export class SimulatedNodes {
  private readonly known = new Map<string, boolean>();
  /** Not to be asked now. */
  private readonly asked = new Set<string>();
  private readonly requests = new FewAtOnce(MAX_ASKED_AT_ONCE);

  constructor(
    private readonly client: ApiClient,
    private readonly onKnown: () => void,
    /** Why nodes are not asked for: then it is never known. */
    private readonly withheld?: string,
  ) {}

  /** `undefined` while it is not known; asks then. */
  isSimulated(node: string): boolean | undefined {
    const known = this.known.get(node);
    if (known === undefined && !this.withheld && !this.asked.has(node)) {
      this.asked.add(node);
      this.requests.add(() => this.ask(node));
    }
    return known;
  }

  private async ask(node: string): Promise<void> {
    try {
      const { metadata } = await this.client.request<KubernetesObject>({
        path: resourcePath(KINDS.node, { name: node }),
        accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
      });
      this.known.set(node, metadata.annotations?.[KWOK_ANNOTATION] === 'fake');
      this.onKnown();
    } catch {
      // Asked again later, if a pod still says that it runs there.
    }
    setTimeout(() => this.asked.delete(node), RETRY_MS).unref();
  }
}
