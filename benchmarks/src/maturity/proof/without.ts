import { ObservedFact } from '@backstage-eco/plugin-eco-common';
import { KubernetesObject } from 'control-plane';

type Step = { key: string } | { filter: [string, string][] };

function toSteps(path: string): Step[] {
  return [...path.matchAll(/([^.[\]]+)|\[([^\]]+)\]/g)].map(
    ([, name, inBrackets]) =>
      inBrackets?.includes('=')
        ? {
            filter: inBrackets
              .split(',')
              .map(pair => pair.split('=') as [string, string]),
          }
        : { key: name ?? inBrackets },
  );
}

function follow(value: any, step: Step): any {
  if (value === undefined || value === null) {
    return undefined;
  }
  return 'key' in step
    ? value[step.key]
    : value.find?.((each: any) =>
        step.filter.every(([key, text]) => String(each[key]) === text),
      );
}

/**
 * Removes the value at a path from an object. List items are replaced by an
 * empty string, so that other paths stay valid.
 */
function remove(object: KubernetesObject, path: string): void {
  const steps = toSteps(path);
  const last = steps.pop();
  const place = steps.reduce(follow, object);
  if (!place || !last || !('key' in last)) {
    return;
  }
  if (Array.isArray(place)) {
    place[Number(last.key)] = '';
  } else {
    delete place[last.key];
  }
}

/** Returns what tells objects apart: kind, namespace and name. */
export function identityOf(object: {
  kind: string;
  namespace?: string;
  name: string;
}): string {
  return [object.kind, object.namespace ?? '', object.name].join('/');
}

/** Returns copies of the objects without their evidence. */
export function without(
  objects: readonly KubernetesObject[],
  evidence: readonly ObservedFact[],
): KubernetesObject[] {
  const byObject = new Map<string, ObservedFact[]>();
  for (const fact of evidence) {
    const key = identityOf(fact.object);
    byObject.set(key, [...(byObject.get(key) ?? []), fact]);
  }
  return objects.map(object => {
    const facts = byObject.get(
      identityOf({ kind: object.kind, ...object.metadata }),
    );
    if (!facts) {
      return object;
    }
    const copy = structuredClone(object);
    for (const { field } of facts) {
      remove(copy, field);
    }
    return copy;
  });
}
