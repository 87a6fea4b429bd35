import { LoggerService } from '@backstage/backend-plugin-api';
import { DefinitionProblem, Tool } from '@backstage-eco/plugin-eco-common';
import { basename, isAbsolute } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ToolDefinition, toTool } from '@backstage-eco/plugin-eco-recognition';
import { LoadedDefinitions, mergeDefinitions } from '../detection';
import { printProblem } from './printProblem';

const NOTHING: LoadedDefinitions = { definitions: [], problems: [] };

/**
 * The definitions that are in use. Those of the catalog come and go while the
 * portal runs; the others are as they were at the start.
 *
 * One that stands later replaces the one with the same id: Eco's own, then the
 * catalog's, then the configuration's, which has the last word.
 */
export class KnownDefinitions {
  readonly #builtIn: LoadedDefinitions;
  readonly #configured: LoadedDefinitions;
  readonly #readCatalog: (() => Promise<LoadedDefinitions>) | undefined;
  readonly #logger: LoggerService;
  readonly #listeners: Array<(definitions: ToolDefinition[]) => void> = [];
  #catalog = NOTHING;
  #catalogProblem: DefinitionProblem[] = [];
  #merged = NOTHING;
  #tools: Tool[] = [];

  /**
   * @param options - `configured`: those of the portal's configuration;
   * `readCatalog`: left out where the catalog is not to be asked
   */
  constructor(options: {
    builtIn: LoadedDefinitions;
    configured: LoadedDefinitions;
    readCatalog?: () => Promise<LoadedDefinitions>;
    logger: LoggerService;
  }) {
    this.#builtIn = options.builtIn;
    this.#configured = options.configured;
    this.#readCatalog = options.readCatalog;
    this.#logger = options.logger;
    this.#merge();
    this.#warn(this.#merged.problems);
  }

  /** Sorted by id. */
  get definitions(): ToolDefinition[] {
    return this.#merged.definitions;
  }

  /** What a person may know of the tools, sorted by id. */
  get tools(): Tool[] {
    return this.#tools;
  }

  /**
   * What is not used, and why. Files are named without their folder: where the
   * portal's files lie is nobody's business.
   */
  get problems(): DefinitionProblem[] {
    return [...this.#merged.problems, ...this.#catalogProblem].map(each =>
      isAbsolute(each.file) ? { ...each, file: basename(each.file) } : each,
    );
  }

  /** Has somebody told each time that the definitions have changed. */
  onChange(listener: (definitions: ToolDefinition[]) => void): void {
    this.#listeners.push(listener);
  }

  /**
   * Asks the catalog anew. Where it does not answer, what it last said stays.
   *
   * @returns whether it answered, or is not to be asked
   */
  async refresh(): Promise<boolean> {
    if (!this.#readCatalog) {
      return true;
    }
    try {
      const read = await this.#readCatalog();
      this.#catalogProblem = [];
      if (!isDeepStrictEqual(read, this.#catalog)) {
        this.#use(read);
      }
      return true;
    } catch (error) {
      this.#logger.warn(
        `The catalog was not asked for definitions: ${
          (error as Error).message
        }`,
      );
      this.#catalogProblem = [
        {
          file: 'catalog',
          reason: 'does not answer; the definitions that it last gave are used',
        },
      ];
      return false;
    }
  }

  #use(catalog: LoadedDefinitions): void {
    this.#catalog = catalog;
    this.#merge();
    this.#warn(catalog.problems);
    this.#listeners.forEach(tell => tell(this.definitions));
  }

  #merge(): void {
    this.#merged = mergeDefinitions([
      this.#builtIn,
      this.#catalog,
      this.#configured,
    ]);
    this.#tools = this.#merged.definitions.map(toTool);
  }

  #warn(problems: DefinitionProblem[]): void {
    for (const problem of problems) {
      this.#logger.warn(`Definition not used: ${printProblem(problem)}`);
    }
  }
}
