import fc, { Arbitrary } from 'fast-check';

/** Values that programs stumble over, beside random ones. */
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

/** A value that nobody expects there. */
export function oddValues(): Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom(...ODD_VALUES),
    fc.jsonValue({ maxDepth: 4 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
  );
}

/** A value as a name or a parameter. An object may have a `toString` of its own. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** One change of a JSON value: where, by turns at each level, and to what. */
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

/** Makes the changes, one after the other, in a copy. */
export function mutate<T>(value: T, changes: readonly Mutation[]): unknown {
  // A root that can be replaced like everything below it.
  const holder: { root: unknown } = { root: structuredClone(value) };
  for (const change of changes) {
    apply(holder, change);
  }
  return holder.root;
}

function apply(holder: { root: unknown }, change: Mutation): void {
  // Of its own: a later change may go into it.
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
    // A name that was changed may hide `push`.
    parent[parent.length] = parent[Number(key)];
  }
}
