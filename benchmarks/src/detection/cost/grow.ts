import { ToolDefinition } from '@backstage-eco/plugin-eco-recognition';
import { Inventory, ObjectFacts } from '@backstage-eco/plugin-eco-node';

/**
 * Multiplies the objects of an inventory. Copies get other names, so that each
 * is matched as its original is.
 *
 * @param times - At least 1
 */
export function growInventory(inventory: Inventory, times: number): Inventory {
  const parts: Record<string, unknown> = { ...inventory.parts };
  for (const [list, part] of Object.entries(inventory.parts)) {
    if (part.state === 'read') {
      const items = Array.from({ length: times }, (_, copy) =>
        (part.items as ObjectFacts[]).map(object =>
          copy === 0 ? object : copyOf(object, copy),
        ),
      );
      parts[list] = { ...part, items: items.flat() };
    }
  }
  return { ...inventory, parts: parts as Inventory['parts'] };
}

function copyOf(object: ObjectFacts, copy: number): ObjectFacts {
  return {
    ...structuredClone(object),
    name: `copy-${copy}-${object.name}`,
    ...(object.namespace && { namespace: `copy-${copy}-${object.namespace}` }),
  };
}

/**
 * Multiplies the definitions; returns the first of them if `times` is below 1.
 */
export function growDefinitions(
  definitions: readonly ToolDefinition[],
  times: number,
): ToolDefinition[] {
  return Array.from(
    { length: Math.round(definitions.length * times) },
    (_, at) => {
      const definition = definitions[at % definitions.length];
      const copy = Math.floor(at / definitions.length);
      return copy === 0
        ? definition
        : { ...definition, id: `${definition.id}-${copy}` };
    },
  );
}
