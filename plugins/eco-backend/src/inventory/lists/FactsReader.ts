import { InventoryFacts } from '@backstage-eco/plugin-eco-node';
import { RawObject } from '@backstage-eco/plugin-eco-recognition';
import { toObjectFacts } from '../facts/objectFacts';
import { KindSource, ListedKind } from '../kinds';
import { ItemCut } from '../requests/ItemScanner';
import { malformedAnswer } from '../requests/ReadFailure';
import { SchemaKeeper } from '../schemas/SchemaKeeper';

/** What is kept of one object. */
export interface KeptFacts<T> {
  facts: T;
  /** How long they are as JSON, in characters. */
  length: number;
}

/**
 * Takes the kept fields of the objects of one kind. What comes out is the same
 * as after a way through JSON, as the store has it: fields without a value are
 * missing.
 */
export class FactsReader<K extends ListedKind> {
  readonly #source: KindSource<K>;
  readonly #apiVersion: string;
  readonly #schemas: SchemaKeeper;

  constructor(options: {
    source: KindSource<K>;
    apiVersion: string;
    schemas: SchemaKeeper;
  }) {
    this.#source = options.source;
    this.#apiVersion = options.apiVersion;
    this.#schemas = options.schemas;
  }

  /** What of the items of a list is not parsed where it was before. */
  get cut(): ItemCut | undefined {
    const { schemasAt } = this.#source;
    return (
      schemasAt && {
        ...schemasAt,
        replace: json => this.#schemas.replace(json),
      }
    );
  }

  /**
   * @param raw - an object as it came, or as a list with that cut has it
   * @throws ReadFailure where it has no name
   */
  read(raw: RawObject): KeptFacts<InventoryFacts[K]> {
    const { kind } = this.#source;
    try {
      const common = toObjectFacts(raw, { apiVersion: this.#apiVersion, kind });
      const json = JSON.stringify(
        this.#source.toFacts(raw, common, this.#schemas),
      );
      return { facts: JSON.parse(json), length: json.length };
    } catch (error) {
      throw malformedAnswer(
        `an object of the list is malformed: ${error}`,
        error,
      );
    }
  }

  /** Hands over what was met since the last time and is kept apart from facts. */
  settle(): Promise<void> {
    return this.#schemas.settle();
  }
}
