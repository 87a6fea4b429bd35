import {
  DATABASE_ENGINES,
  DatabaseEngineName,
} from '@backstage-eco/plugin-eco-common';
import { ToolDefinition } from '@backstage-eco/plugin-eco-recognition';
import { readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';

/** Definitions inlined at build time; see `build.mjs`. */
declare const BUNDLED_DEFINITIONS: ToolDefinition[] | undefined;

/** Eco's built-in definitions in a checkout. */
// The built program does not look there.
// eslint-disable-next-line no-restricted-syntax
const FOLDER = join(__dirname, '../../../../plugins/eco-backend/definitions');

/** Definitions that recognize each operator, the same as on Eco's pages. */
export const engineDefinitions: ReadonlyMap<
  DatabaseEngineName,
  ToolDefinition
> = new Map(
  DATABASE_ENGINES.flatMap(({ name, tool }) =>
    tool ? [[name, definitionOf(tool)]] : [],
  ),
);

function definitionOf(tool: string): ToolDefinition {
  if (typeof BUNDLED_DEFINITIONS === 'undefined') {
    return parse(readFileSync(join(FOLDER, `${tool}.yaml`), 'utf8'));
  }
  const found = BUNDLED_DEFINITIONS.find(({ id }) => id === tool);
  if (!found) {
    throw new Error(`The definition of ${tool} was not bundled`);
  }
  return found;
}
