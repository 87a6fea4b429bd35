/**
 * Step of a path: a name, an index, `*` for all items, or a filter on a list.
 */
type Step =
  | { key: string }
  | { index: number }
  | { all: true }
  | { filter: Array<[name: string, value: string]> };

/**
 * Reads the value at a path of an object, in the syntax of evidence:
 * `spec.versions[0].served`, `metadata.labels[app.kubernetes.io/name]`,
 * `status.conditions[type=Ready,status=True].reason`, `endpoints[*].ready`. A
 * filter with an empty value, as in `managedFields[manager=helm,subresource=]`,
 * matches an unset field.
 *
 * Used by the report only, so that proofs do not share code with the checks.
 *
 * @returns undefined if there is no value
 * @throws Error if the path is invalid
 */
export function readField(object: unknown, path: string): unknown {
  return readSteps(object, toSteps(path));
}

function readSteps(value: unknown, [step, ...rest]: Step[]): unknown {
  if (!step || value === undefined || value === null) {
    return value ?? undefined;
  }
  if ('all' in step) {
    return toList(value).map(each => readSteps(each, rest));
  }
  return readSteps(readStep(value, step), rest);
}

function readStep(value: unknown, step: Exclude<Step, { all: true }>): unknown {
  if ('index' in step) {
    return toList(value)[step.index];
  }
  if ('filter' in step) {
    return toList(value).find(each =>
      step.filter.every(
        ([name, text]) => String(ownOf(each, name) ?? '') === text,
      ),
    );
  }
  return ownOf(value, step.key);
}

function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function ownOf(value: unknown, key: string): unknown {
  return typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** A name up to the next dot or bracket, or the content of brackets. */
const TOKEN = /([^.[\]]+)|\[([^\]]+)\]/y;

function toSteps(path: string): Step[] {
  const steps: Step[] = [];
  let position = 0;
  while (position < path.length) {
    if (path[position] === '.') {
      position += 1;
    }
    TOKEN.lastIndex = position;
    const token = TOKEN.exec(path);
    if (!token) {
      throw new Error(`"${path}" is no path: at ${position}`);
    }
    steps.push(token[1] ? { key: token[1] } : toBracketStep(token[2]));
    position = TOKEN.lastIndex;
  }
  return steps;
}

function toBracketStep(text: string): Step {
  if (text === '*') {
    return { all: true };
  }
  if (/^\d+$/.test(text)) {
    return { index: Number(text) };
  }
  return text.includes('=')
    ? {
        filter: text.split(',').map(pair => {
          const [name, ...value] = pair.split('=');
          return [name, value.join('=')];
        }),
      }
    : { key: text };
}
