import fc, { Arbitrary } from 'fast-check';

/** Values that often break programs, in addition to random ones. */
const ODD_VALUES: readonly unknown[] = [
  null,
  '',
  [],
  {},
  [[]],
  0,
  -1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  true,
  '1e40',
  '10gb',
  '-1',
  'constructor',
  '__proto__',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '${{ secrets.token }}',
  '\u202e\u0000\uffff',
  'a'.repeat(70_000),
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":1}}'),
  Array.from({ length: 2_000 }, () => 'x'),
];

/** Generates unexpected values. */
export function oddValues(): Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom(...ODD_VALUES),
    fc.jsonValue({ maxDepth: 4 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
  );
}

/**
 * Converts a value to a name or parameter. Not with String(): an object may
 * have its own `toString`.
 */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A change of a JSON value: the turns select a key at each level. */
export interface Mutation {
  turns: number[];
  action: 'replace' | 'remove' | 'repeat' | 'rename';
  value: unknown;
}

export function mutations(): Arbitrary<Mutation[]> {
  return fc.array(
    fc.record({
      turns: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 9 }),
      action: fc.constantFrom('replace', 'remove', 'repeat', 'rename'),
      value: oddValues(),
    }),
    { minLength: 1, maxLength: 6 },
  );
}

/** Applies the changes in order to a copy. */
export function mutate<T>(value: T, changes: readonly Mutation[]): unknown {
  // Holds the root, so that it can be replaced like any other value.
  const holder: { root: unknown } = { root: structuredClone(value) };
  for (const change of changes) {
    apply(holder, change);
  }
  return holder.root;
}

function apply(holder: { root: unknown }, change: Mutation): void {
  // Copied, because a later change may modify it.
  const value = structuredClone(change.value);
  let parent: any = holder;
  let key = 'root';
  for (const turn of change.turns) {
    const next = parent[key];
    const keys = next && typeof next === 'object' ? Object.keys(next) : [];
    if (keys.length === 0) {
      break;
    }
    parent = next;
    key = keys[turn % keys.length];
  }
  if (change.action === 'replace' || parent === holder) {
    parent[key] = value;
  } else if (change.action === 'remove') {
    delete parent[key];
  } else if (change.action === 'rename') {
    parent[asText(value).slice(0, 300)] = parent[key];
    delete parent[key];
  } else if (Array.isArray(parent)) {
    // Not `push`: a renamed key may shadow it.
    parent[parent.length] = parent[Number(key)];
  }
}
