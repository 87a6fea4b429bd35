import { InventoryFacts } from '@backstage-eco/plugin-eco-node';
import {
  boundedText,
  isRawObject,
  objectIn,
  RawObject,
} from '../facts/boundedText';
import { ListedKind } from '../kinds';
import { ApiReader } from '../requests/ApiReader';
import { malformedAnswer, ReadFailure } from '../requests/ReadFailure';
import { FactsReader } from './FactsReader';
import { KeptItems } from './KeptItems';
import { acceptOf, Question, toPath } from './Question';

const PAGE_SIZE = 500;
/** The first page where it is the length of a page that counts. */
const FIRST_PAGE_SIZE = 25;
const MIN_PAGE_SIZE = 5;

/** How to list. */
export interface ListOptions<K extends ListedKind> {
  reader: ApiReader;
  question: Question;
  facts: FactsReader<K>;
}

/** All objects of a kind at one time. */
export interface ObjectList<T> {
  items: T[];
  /** From where on changes can be asked for. Left out: the server does not say. */
  resourceVersion?: string;
  /** How long all pages were, in characters. */
  length: number;
}

/**
 * Lists all objects of a kind, page by page. Each page is turned into facts
 * before the next one is asked for: raw objects are large.
 *
 * @throws {@link ReadFailure}; what the earlier pages held is then worth nothing
 */
export async function listObjects<K extends ListedKind>(
  options: ListOptions<K>,
): Promise<ObjectList<InventoryFacts[K]>> {
  const pageSize = options.question.pageLength ? FIRST_PAGE_SIZE : PAGE_SIZE;
  try {
    return await listOnce(options, pageSize);
  } catch (error) {
    if (error instanceof ReadFailure && error.isTooLong) {
      return listOnce(options, Math.max(MIN_PAGE_SIZE, pageSize / 10));
    }
    // The pages' common point in time is gone from the server's memory.
    if (error instanceof ReadFailure && error.httpStatus === 410) {
      return listOnce(options, pageSize);
    }
    throw error;
  }
}

async function listOnce<K extends ListedKind>(
  { reader, question, facts }: ListOptions<K>,
  firstPageSize: number,
): Promise<ObjectList<InventoryFacts[K]>> {
  const kept = new KeptItems<InventoryFacts[K]>();
  const accept = acceptOf(question, 'list');
  let parameters: Record<string, string> = { limit: String(firstPageSize) };
  let listed = 0;
  for (;;) {
    const path = toPath(question, parameters);
    const { body, length } = await reader.getAnswer(path, { accept });
    const items = rawItems(body);
    for (const raw of items) {
      kept.add(facts.read(raw));
    }
    await facts.settle();
    listed += length;
    const metadata = objectIn(body, 'metadata');
    const next = metadata.continue;
    if (typeof next !== 'string' || next === '') {
      const resourceVersion = boundedText(metadata.resourceVersion);
      return {
        items: kept.items,
        length: listed,
        ...(resourceVersion && { resourceVersion }),
      };
    }
    if (items.length === 0) {
      throw malformedAnswer('a page of the list is empty, and not the last');
    }
    const pageSize = question.pageLength
      ? toPageSize(question.pageLength, listed / kept.items.length)
      : firstPageSize;
    parameters = { limit: String(pageSize), continue: next };
  }
}

/** As many objects of such a length as a page is to have. */
function toPageSize(pageLength: number, objectLength: number): number {
  const size = Math.round(pageLength / objectLength);
  return Math.min(PAGE_SIZE, Math.max(MIN_PAGE_SIZE, size));
}

/**
 * The items of a list as they came.
 *
 * @throws {@link ReadFailure} where it is no list of objects
 */
export function rawItems(list: RawObject): RawObject[] {
  const isList = typeof list.kind === 'string' && list.kind.endsWith('List');
  // Servers written in Go send an empty list as null at times.
  const items = list.items === null ? [] : list.items;
  if (!isList || !Array.isArray(items) || !items.every(isRawObject)) {
    throw malformedAnswer('the answer is no list of Kubernetes objects');
  }
  return items;
}
