import { ApiClient } from './ApiClient';
import { isTooLarge } from './ApiError';
import { KubernetesObject, ResourceKind, resourcePath } from './objects';

const PAGE = 250;
/**
 * A page with more JSON values is asked for again in parts. 250 StatefulSets have
 * fewer; an object alone is taken with as many as the API server keeps of one.
 */
const MAX_VALUES_OF_PAGE = 250_000;

/** A part of a list. */
export interface Page {
  metadata: { resourceVersion: string; continue?: string };
  items: KubernetesObject[];
}

/**
 * Lists the objects of a kind page by page. What is too large for one answer is asked
 * for again in quarters.
 *
 * @param list - without a namespace: in all of them
 * @throws ApiError where a page was refused, or one object alone is too large
 */
export async function* listPages(
  client: ApiClient,
  list: {
    kind: ResourceKind;
    namespace?: string;
    accept?: string;
    labelSelector?: string;
    fieldSelector?: string;
  },
): AsyncGenerator<Page> {
  const { kind, namespace, accept, labelSelector, fieldSelector } = list;
  const selectors = { labelSelector, fieldSelector };
  let limit = PAGE;
  let position: string | undefined;
  for (;;) {
    let page: Page;
    try {
      page = await client.request<Page>({
        path: resourcePath(kind, { namespace }),
        accept,
        query: { ...selectors, limit, continue: position },
        maxValues: limit > 1 ? MAX_VALUES_OF_PAGE : undefined,
      });
    } catch (error) {
      if (!isTooLarge(error) || limit === 1) {
        throw error;
      }
      limit = Math.ceil(limit / 4);
      continue;
    }
    position = page.metadata.continue;
    yield page;
    if (!position) {
      return;
    }
  }
}
