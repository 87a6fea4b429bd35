import { ApiClient } from '../kubernetes/ApiClient';
import { ConcurrencyLimiter } from '../kubernetes/ConcurrencyLimiter';
import { KubernetesObject, resourcePath } from '../kubernetes/objects';
import { KINDS } from '../kubernetes/kinds';

const KWOK_ANNOTATION = 'kwok.x-k8s.io/node';
const RETRY_MS = 30_000;
/** Pods may name any number of nodes that do not exist. */
const MAX_CONCURRENT_REQUESTS = 5;

/**
 * Tells which nodes only simulate pods, by kwok's annotation. Each node's
 * metadata is requested once; for a node that is missing, again after 30 s.
 *
 * @see https://kwok.sigs.k8s.io/docs/user/kwok-manage-nodes-and-pods/
 */
export class SimulatedNodes {
  private readonly known = new Map<string, boolean>();
  /** Nodes that must not be requested again yet. */
  private readonly asked = new Set<string>();
  private readonly requests = new ConcurrencyLimiter(MAX_CONCURRENT_REQUESTS);

  constructor(
    private readonly client: ApiClient,
    private readonly onKnown: () => void,
    /** Why nodes may not be read; the result then stays unknown. */
    private readonly denied?: string,
  ) {}

  /**
   * Returns whether a node is simulated; `undefined` until known, which starts
   * a request.
   */
  isSimulated(node: string): boolean | undefined {
    const known = this.known.get(node);
    if (known === undefined && !this.denied && !this.asked.has(node)) {
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
      // Retried later if a pod still names this node.
    }
    setTimeout(() => this.asked.delete(node), RETRY_MS).unref();
  }
}
