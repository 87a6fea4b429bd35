import { InventoryFacts } from '@backstage-eco/plugin-eco-node';
import {
  boundedText,
  isRawObject,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import { ListedKind } from '../kinds';
import { ApiReader } from '../requests/ApiReader';
import { malformedAnswer, ReadFailure } from '../requests/ReadFailure';
import { FactsReader } from './FactsReader';
import { KeptItems } from './KeptItems';
import { acceptOf, Question, toPath } from './Question';

const PAGE_SIZE = 500;
/** Size of the first page, if pages are sized by length. */
const FIRST_PAGE_SIZE = 25;
const MIN_PAGE_SIZE = 5;
/** Enough for 50,000 objects in the smallest pages. */
const MAX_PAGES = 10_000;

/** Options for listing a kind. */
export interface ListOptions<K extends ListedKind> {
  reader: ApiReader;
  question: Question;
  facts: FactsReader<K>;
}

/** All objects of a kind at one point in time. */
export interface ObjectList<T> {
  items: T[];
  /** Where a watch can start. Omitted if the server does not tell. */
  resourceVersion?: string;
  /** Total length of all pages, in bytes. */
  length: number;
}

/**
 * Lists all objects of a kind, page by page. Each object is reduced to its
 * facts while its page arrives, because raw objects are large.
 *
 * @throws {@link ReadFailure} if any page fails; earlier pages are then
 * discarded
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
    // The continue token expired: the server no longer has that resource
    // version.
    if (error instanceof ReadFailure && error.httpStatus === 410) {
      return listOnce(options, pageSize);
    }
    throw error;
  }
}

async function listOnce<K extends ListedKind>(
  options: ListOptions<K>,
  firstPageSize: number,
): Promise<ObjectList<InventoryFacts[K]>> {
  const { question, facts } = options;
  const kept = new KeptItems<InventoryFacts[K]>();
  let parameters: Record<string, string> = { limit: String(firstPageSize) };
  let length = 0;
  for (let pages = 1; pages <= MAX_PAGES; pages++) {
    const page = await readPage(options, parameters, kept);
    // The page is no longer in memory here, so storing schemas may take time.
    await facts.settle();
    length += page.length;
    if (page.next === undefined) {
      const { resourceVersion } = page;
      return { items: kept.items, length, resourceVersion };
    }
    const pageSize = question.pageLength
      ? toPageSize(question.pageLength, length / kept.items.length)
      : firstPageSize;
    parameters = { limit: String(pageSize), continue: page.next };
  }
  throw malformedAnswer(`the list has more than ${MAX_PAGES} pages`);
}

/** Reads one page and adds its facts to `kept`. */
async function readPage<K extends ListedKind>(
  { reader, question, facts }: ListOptions<K>,
  parameters: Record<string, string>,
  kept: KeptItems<InventoryFacts[K]>,
): Promise<{ length: number; resourceVersion?: string; next?: string }> {
  const keep = (raw: RawObject) => kept.add(facts.read(raw));
  const { body, length } = await reader.getList(
    toPath(question, parameters),
    { accept: acceptOf(question, 'list'), cut: facts.cut },
    keep,
  );
  rawItems(body, question.kind).forEach(keep);
  const metadata = objectIn(body, 'metadata');
  // Only this token tells whether more pages follow: a page may be empty.
  const next = tokenOf(metadata.continue);
  if (next === undefined && Number(metadata.remainingItemCount) > 0) {
    throw malformedAnswer(
      `${metadata.remainingItemCount} more objects remain, but there is no continue token`,
    );
  }
  return {
    length,
    resourceVersion: boundedText(metadata.resourceVersion),
    next,
  };
}

/** The token is sent back unchanged, however long it is. */
function tokenOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Returns how many objects of a given length make up a page. */
function toPageSize(pageLength: number, objectLength: number): number {
  const size = Math.round(pageLength / objectLength);
  return Math.min(PAGE_SIZE, Math.max(MIN_PAGE_SIZE, size));
}

/**
 * Returns the raw items of a list.
 *
 * @param kind - the expected kind of the items: a cache in between may mix up
 * answers
 * @throws {@link ReadFailure} if it is not a list of such objects
 */
export function rawItems(list: RawObject, kind: string): RawObject[] {
  const kinds = [`${kind}List`, 'PartialObjectMetadataList', 'List'];
  const { resourceVersion } = objectIn(list, 'metadata');
  // Servers written in Go sometimes encode an empty list as null. Without a
  // resourceVersion, null does not reliably mean empty.
  const items = list.items === null && resourceVersion ? [] : list.items;
  if (!Array.isArray(items) || !items.every(isRawObject)) {
    throw malformedAnswer('the answer is no list of Kubernetes objects');
  }
  if (!kinds.includes(String(list.kind))) {
    throw malformedAnswer(
      `the answer is a ${boundedText(list.kind)}, and not a list of ${kind}`,
    );
  }
  return items;
}
