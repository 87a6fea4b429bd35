import { ApiClient } from './ApiClient';
import { isTooLarge } from './ApiError';
import { KubernetesObject, ResourceKind, resourcePath } from './objects';

const PAGE = 250;
/**
 * A page with more JSON values is requested again in smaller parts. 250
 * StatefulSets have fewer. A single object is accepted at any size that the API
 * server stores.
 */
const MAX_VALUES_OF_PAGE = 250_000;
/**
 * Eight times the size of a page of typical objects. The memory holds a page as
 * bytes, text and objects at once, and earlier pages until they are collected.
 */
const MAX_BYTES_OF_PAGE = 8 * 1024 * 1024;

/** One page of a list. */
export interface Page {
  metadata: { resourceVersion: string; continue?: string };
  items: KubernetesObject[];
}

/**
 * Lists the objects of a kind page by page. If a page is too large, the page
 * size is quartered and the page requested again.
 *
 * @param list - `namespace`: all namespaces if omitted
 * @throws ApiError if a page is refused, or one object alone is too large
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
        ...(limit > 1 && {
          maxValues: MAX_VALUES_OF_PAGE,
          maxBytes: MAX_BYTES_OF_PAGE,
        }),
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
