import { InventoryFacts } from '@backstage-eco/plugin-eco-node';
import { RawObject } from '@backstage-eco/plugin-eco-recognition';
import { toObjectFacts } from '../facts/objectFacts';
import { KindSource, ListedKind } from '../kinds';
import { ItemCut } from '../requests/ItemScanner';
import { malformedAnswer } from '../requests/ReadFailure';
import { SchemaKeeper } from '../schemas/SchemaKeeper';

/** Stored facts of one object. */
export interface KeptFacts<T> {
  facts: T;
  /** Length of the facts as JSON, in characters. */
  length: number;
}

/**
 * Extracts the stored facts from the objects of one kind. The result equals
 * facts from the store after a JSON round trip: fields without a value are
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

  /**
   * Which parts of list items are replaced before parsing, if they are known.
   */
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
   * Extracts the facts of an object.
   *
   * @param raw - an object as received, or from a list read with this cut
   * @throws ReadFailure if it has no name
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

  /** Stores the schemas found since the last call. */
  settle(): Promise<void> {
    return this.#schemas.settle();
  }
}
