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
/** The first page where it is the length of a page that counts. */
const FIRST_PAGE_SIZE = 25;
const MIN_PAGE_SIZE = 5;
/** A list of 50,000 objects in the smallest pages. */
const MAX_PAGES = 10_000;

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
  /** How long all pages were, in bytes. */
  length: number;
}

/**
 * Lists all objects of a kind, page by page. Each object is turned into
 * facts while its page comes: raw objects are large.
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
  options: ListOptions<K>,
  firstPageSize: number,
): Promise<ObjectList<InventoryFacts[K]>> {
  const { question, facts } = options;
  const kept = new KeptItems<InventoryFacts[K]>();
  let parameters: Record<string, string> = { limit: String(firstPageSize) };
  let length = 0;
  for (let pages = 1; pages <= MAX_PAGES; pages++) {
    const page = await readPage(options, parameters, kept);
    // The page is gone by now: what is handed over here may take its time.
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

/** Asks for one page, and keeps of it what is kept. */
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
  // Nothing else says whether it was the last one: a page may be empty.
  const next = tokenOf(metadata.continue);
  if (next === undefined && Number(metadata.remainingItemCount) > 0) {
    throw malformedAnswer(
      `${metadata.remainingItemCount} more objects are said to remain, and not where`,
    );
  }
  return {
    length,
    resourceVersion: boundedText(metadata.resourceVersion),
    next,
  };
}

/** It is given back as it came, however long it is. */
function tokenOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** As many objects of such a length as a page is to have. */
function toPageSize(pageLength: number, objectLength: number): number {
  const size = Math.round(pageLength / objectLength);
  return Math.min(PAGE_SIZE, Math.max(MIN_PAGE_SIZE, size));
}

/**
 * The items of a list as they came.
 *
 * @param kind - of which the list has to be: a cache in between may mix answers up
 * @throws {@link ReadFailure} where it is no list of such objects
 */
export function rawItems(list: RawObject, kind: string): RawObject[] {
  const kinds = [`${kind}List`, 'PartialObjectMetadataList', 'List'];
  const { resourceVersion } = objectIn(list, 'metadata');
  // Servers written in Go send an empty list as null at times. Without the point
  // in time at which it was empty it may be anything.
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
