import { LoggerService } from '@backstage/backend-plugin-api';
import { DefinitionProblem, Tool } from '@backstage-eco/plugin-eco-common';
import { basename, isAbsolute } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ToolDefinition, toTool } from '@backstage-eco/plugin-eco-recognition';
import { LoadedDefinitions, mergeDefinitions } from '../detection';
import { printProblem } from './printProblem';

const NOTHING: LoadedDefinitions = { definitions: [], problems: [] };

/**
 * The definitions in use. Those of the catalog may change at runtime; all
 * others are fixed at startup.
 *
 * Later sources replace definitions with the same id: built-in ones come first,
 * then those of the catalog, then those of the configuration.
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
   * @param options - `configured`: definitions of the portal's configuration;
   * `readCatalog`: omitted if the catalog is not used
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

  /** Public information about the tools, sorted by id. */
  get tools(): Tool[] {
    return this.#tools;
  }

  /**
   * Definitions that are not used, and why. Omits the directories of files, to
   * not reveal the portal's file system.
   */
  get problems(): DefinitionProblem[] {
    return [...this.#merged.problems, ...this.#catalogProblem].map(each =>
      isAbsolute(each.file) ? { ...each, file: basename(each.file) } : each,
    );
  }

  /** Registers a listener for changes of the definitions. */
  onChange(listener: (definitions: ToolDefinition[]) => void): void {
    this.#listeners.push(listener);
  }

  /**
   * Reads the catalog again. If that fails, its last definitions stay in use.
   *
   * @returns true if the catalog answered, or is not used
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
