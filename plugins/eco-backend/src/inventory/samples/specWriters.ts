import { CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import {
  boundedObjects,
  boundedText,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import { toName } from './toName';

const MAX_WRITERS = 20;
const SPEC = 'f:spec';

type SpecWriter = NonNullable<CustomResourceSample['specWriters']>[number];

/**
 * Finds controllers that write to the spec of objects that others manage. A
 * manager counts as a controller if it writes the status. The only writer of a
 * spec created the object, so it does not count.
 *
 * @param metadata - metadata of the sampled objects
 */
export function specWritersOf(
  metadata: RawObject[],
): Pick<CustomResourceSample, 'specWriters'> {
  const writers = new Map<string, SpecWriter>();
  for (const each of metadata) {
    for (const [manager, field] of specFieldsOfControllers(each)) {
      const known = writers.get(manager);
      writers.set(manager, {
        manager,
        count: (known?.count ?? 0) + 1,
        example: known?.example ?? { ...toName(each), field },
      });
    }
  }
  const specWriters = [...writers.values()].slice(0, MAX_WRITERS);
  return specWriters.length > 0 ? { specWriters } : {};
}

function specFieldsOfControllers(metadata: RawObject): Map<string, string> {
  const entries = boundedObjects(metadata.managedFields);
  const controllers = new Set(
    entries
      .filter(({ subresource }) => subresource === 'status')
      .map(({ manager }) => manager),
  );
  const ofSpec = entries.filter(
    entry => !entry.subresource && SPEC in objectIn(entry, 'fieldsV1'),
  );
  const isShared = new Set(ofSpec.map(({ manager }) => manager)).size > 1;
  return new Map(
    ofSpec.flatMap(entry => {
      const manager = boundedText(entry.manager);
      const field = leafOf(objectIn(objectIn(entry, 'fieldsV1'), SPEC));
      return isShared && manager && controllers.has(manager) && field
        ? [[manager, field] as const]
        : [];
    }),
  );
}

/**
 * Returns the path of the first owned leaf field, such as `template.replicas`.
 * List items are left out: their keys may hold values.
 */
function leafOf(fields: RawObject): string | undefined {
  for (const key of Object.keys(fields)) {
    const name = /^f:([A-Za-z0-9_-]+)$/.exec(key)?.[1];
    const below = name && leafBelow(name, objectIn(fields, key));
    if (below) {
      return below;
    }
  }
  return undefined;
}

function leafBelow(name: string, fields: RawObject): string | undefined {
  if (Object.keys(fields).length === 0) {
    return name;
  }
  const leaf = leafOf(fields);
  return leaf && `${name}.${leaf}`;
}
