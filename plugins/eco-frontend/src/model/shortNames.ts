/** Parts of a name such as `prod-eu` or `arn:aws:eks:…:cluster/shop`. */
const PART = /[^-_./:@]*[-_./:@]?/g;

/**
 * Shortens names by the parts that all of them start with, for places too
 * narrow for `demo-prod` beside `demo-dev`. The remainder contains a letter,
 * because a number alone is not meaningful.
 */
export function shortNames(names: string[]): ReadonlyMap<string, string> {
  const parts = names.map(name => name.match(PART)!.filter(Boolean));
  const common = names.length > 1 ? commonParts(parts) : 0;
  return new Map(
    names.map((name, index) => [name, parts[index].slice(common).join('')]),
  );
}

function commonParts(parts: string[][]): number {
  const [first] = parts;
  const end = first.findIndex((part, index) =>
    parts.some(
      own =>
        own[index] !== part ||
        !/\p{Letter}/u.test(own.slice(index + 1).join('')),
    ),
  );
  return Math.max(0, end);
}
