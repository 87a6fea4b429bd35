import { ApiView, PageLayer, PageView } from '../views/views';
import { Collected, Findings, Truth } from './findings';

/** Texts of the page; see plugins/eco-frontend/src/translation.ts. */
const NOT_INSTALLED = ['leftover', 'traced'];
const UNKNOWN = /^(Unknown|As of)/;
const LEVELS =
  /^(?:Maturity levels observed|Observed for some of its operators|Unknown): ([1-5](?:, [1-5])*)$/;
const SAYS_ABSENT = /^(Gap|Add as you grow)/;

/** The page shows times in whole seconds. */
const SAME_TIME_MS = 1_000;

/**
 * Data shown with one age was read in one cycle, which takes no longer than
 * this.
 */
const CYCLE_MS = 120_000;

/**
 * Compares the page with a healthy reading before. Pure.
 *
 * @param api - API view taken with `after`
 */
export function comparePages(options: {
  before: PageView;
  after: PageView;
  api: ApiView | undefined;
  truth: Truth;
}): Findings {
  const { before, after, api, truth } = options;
  const found = new Collected('page');
  const goneNames = new Set(
    [...(api?.tools ?? [])]
      .filter(([id]) => truth.goneTools.has(id))
      .map(([, { tool }]) => tool.name),
  );
  for (const layer of before.layers) {
    const now = after.layers.find(({ name }) => name === layer.name);
    if (!now) {
      found.absent(`the layer ${layer.name}`);
    } else {
      compareLayer({ layer, now, goneNames, truth, found });
    }
  }
  if (api) {
    compareUnknown(after, api, found);
    compareAges(after, api, found);
  }
  return found;
}

function compareLayer(options: {
  layer: PageLayer;
  now: PageLayer;
  goneNames: ReadonlySet<string>;
  truth: Truth;
  found: Collected;
}): void {
  const { layer, now, goneNames, truth, found } = options;
  for (const [tool, ...lines] of layer.cards) {
    const card = now.cards.find(([name]) => name === tool);
    if (goneNames.has(tool)) {
      if (card) {
        found.present(`the card ${tool} in ${layer.name}`);
      }
      continue;
    }
    if (truth.isAnotherCluster) {
      continue;
    }
    if (!card) {
      found.absent(`the card ${tool} in ${layer.name}`);
      continue;
    }
    const shown = new Set(card.flatMap(statementsOf));
    for (const statement of lines.flatMap(statementsOf)) {
      if (!isShown(statement, shown)) {
        found.lost(`${tool} in ${layer.name}: "${statement}"`);
      }
    }
    for (const state of NOT_INSTALLED) {
      if (card.includes(state) && !lines.includes(state)) {
        found.absent(`what runs ${tool} in ${layer.name}: ${state}`);
      }
    }
  }
}

function statementsOf(line: string): string[] {
  return line.split('; ');
}

/**
 * Whether a statement is still shown. A maturity level may become unknown: with
 * a stale list, nobody knows whether the operator still has it.
 */
function isShown(statement: string, shown: ReadonlySet<string>): boolean {
  if (shown.has(statement) || UNKNOWN.test(statement)) {
    return true;
  }
  const levels = levelsOf(statement);
  const shownLevels = [...shown].flatMap(levelsOf);
  return (
    levels.length > 0 && levels.every(level => shownLevels.includes(level))
  );
}

/** Returns the levels that a statement names as observed or unknown. */
function levelsOf(statement: string): string[] {
  return LEVELS.exec(statement)?.[1].split(', ') ?? [];
}

/** Finds layers that are unknown in the API, but shown as empty on the page. */
function compareUnknown(page: PageView, api: ApiView, found: Collected): void {
  for (const layer of [...api.stack.layers, ...api.stack.services]) {
    const shown = page.layers.find(({ name }) => name === layer.name);
    const isUnknown = layer.unknownIn.some(
      ({ cluster }) => cluster === api.cluster.name,
    );
    if (!shown || !isUnknown) {
      continue;
    }
    if (!shown.notes.some(note => UNKNOWN.test(note))) {
      found.lost(`that ${layer.name} is unknown`);
    }
    const absent = shown.notes.find(note => SAYS_ABSENT.test(note));
    if (absent) {
      found.absent(`${layer.name}, unknown to the API: "${absent}"`);
    }
  }
}

/**
 * Finds stale lists that the page does not report with the right age. If the
 * cluster cannot be read, the page shows one age for all lists.
 */
function compareAges(page: PageView, api: ApiView, found: Collected): void {
  for (const { kind, lastReadAt } of api.cluster.unread) {
    const shown = page.unread.find(each => each.kind === kind);
    if (!shown && isShownAsOf(page, lastReadAt)) {
      continue;
    }
    if (!shown) {
      found.lost(`that ${kind} could not be read`);
    } else if (!isSameTime(shown.shownAsOf, lastReadAt)) {
      found.lost(`${kind}: its age; ${lastReadAt}, shown ${shown.shownAsOf}`);
    }
  }
  const { readAt } = api.cluster;
  if (readAt && page.readAt !== readAt) {
    found.lost(`the cluster's age: ${readAt}, shown ${page.readAt}`);
  }
}

/**
 * Whether the age shown for all lists covers this list, which was read before
 * the cycle ended.
 */
function isShownAsOf(
  { shownAsOf }: PageView,
  lastReadAt: string | undefined,
): boolean {
  if (shownAsOf === undefined || lastReadAt === undefined) {
    return false;
  }
  const before = Date.parse(shownAsOf) - Date.parse(lastReadAt);
  return before > -SAME_TIME_MS && before < CYCLE_MS;
}

function isSameTime(one: string | undefined, other: string | undefined) {
  return one === undefined || other === undefined
    ? one === other
    : Math.abs(Date.parse(one) - Date.parse(other)) < SAME_TIME_MS;
}
