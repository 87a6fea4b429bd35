import { ApiClient } from '../kubernetes/ApiClient';
import { hasCode } from '../kubernetes/ApiError';
import { KubernetesObject, resourcePath } from '../kubernetes/objects';
import { KINDS } from '../kubernetes/kinds';

const KWOK_ANNOTATION = 'kwok.x-k8s.io/node';
const RETRY_MS = 30_000;

/**
 * Knows which nodes only pretend to run pods: kwok marks them. Each node is asked
 * for once, and its metadata only.
 *
 * @see https://kwok.sigs.k8s.io/docs/user/kwok-manage-nodes-and-pods/
 */
export class SimulatedNodes {
  private readonly known = new Map<string, boolean>();
  private readonly asked = new Map<string, number>();

  constructor(
    private readonly client: ApiClient,
    private readonly onKnown: () => void,
    /** Why nodes are not asked for: then it is never known. */
    private readonly withheld?: string,
  ) {}

  /** `undefined` while it is not known; asks then. */
  isSimulated(node: string): boolean | undefined {
    const known = this.known.get(node);
    if (known === undefined && !this.withheld) {
      this.ask(node);
    }
    return known;
  }

  private ask(node: string): void {
    if (performance.now() - (this.asked.get(node) ?? -Infinity) < RETRY_MS) {
      return;
    }
    this.asked.set(node, performance.now());
    this.client
      .request<KubernetesObject>({
        path: resourcePath(KINDS.node, { name: node }),
        accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
      })
      .then(({ metadata }) => {
        const mark = metadata.annotations?.[KWOK_ANNOTATION];
        this.known.set(node, mark === 'fake');
        this.onKnown();
      })
      .catch(error => {
        if (hasCode(error, 404)) {
          this.asked.delete(node);
        }
      });
  }
}
