import { Reading, Seen } from '../views/views';
import { compareApis } from './compareApis';
import { comparePages } from './comparePages';
import { compareStores } from './compareStores';
import { Findings, Truth } from './findings';

/**
 * Compares store, API and page with the healthy reading before. A place that
 * does not answer has no findings. Pure.
 */
export function compareReadings(
  before: Reading,
  after: Reading,
  truth: Truth,
): Findings {
  const store = viewOf(after.store);
  const api = viewOf(after.api);
  const page = viewOf(after.page);
  const parts: Findings[] = [];
  if (store) {
    parts.push(compareStores(healthy(before.store), store, truth));
  }
  if (api) {
    const healthyApi = healthy(before.api);
    parts.push(compareApis({ before: healthyApi, after: api, store, truth }));
  }
  if (page) {
    const healthyPage = healthy(before.page);
    parts.push(comparePages({ before: healthyPage, after: page, api, truth }));
  }
  return {
    falseAbsents: parts.flatMap(part => part.falseAbsents),
    losses: parts.flatMap(part => part.losses),
    falsePresents: parts.flatMap(part => part.falsePresents),
  };
}

/** Returns the view of a place, or undefined if it did not answer. */
export function viewOf<T>(seen: Seen<T> | undefined): T | undefined {
  return seen && 'view' in seen ? seen.view : undefined;
}

/** @throws if the reading failed */
function healthy<T>(seen: Seen<T> | undefined): T {
  const view = viewOf(seen);
  if (view === undefined) {
    const why = seen && 'failure' in seen ? seen.failure : 'it was not read';
    throw new Error(`nothing to compare with: ${why}`);
  }
  return view;
}
