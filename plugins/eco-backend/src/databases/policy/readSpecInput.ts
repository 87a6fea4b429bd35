import {
  DatabaseSpec,
  FieldMessage,
  parseQuantity,
} from '@backstage-eco/plugin-eco-common';

/** Maximum length as JSON, in characters; far more than any spec needs. */
const MAX_LENGTH = 64 * 1024;

/**
 * A new PostgreSQL takes about 39 MB, a new MySQL more. Smaller values usually
 * lack a unit: Kubernetes reads `10` as ten bytes.
 */
const MIN_STORAGE = '32Mi';

/**
 * Validates the fields that permissions and quotas depend on. The API server
 * validates the rest, because it knows the CRD.
 *
 * @returns the spec, or what is wrong with it
 */
export function readSpecInput(
  input: Record<string, unknown>,
): { spec: DatabaseSpec } | { messages: FieldMessage[] } {
  const messages = [
    ...findTooLong(input),
    ...findWrongEngine(input),
    ...findWrongVersion(input),
    ...findWrongCount(input, 'replicas'),
    ...findWrongCount(input, 'scaledReplicas'),
    ...findWrongStorage(input),
    ...findAdoption(input),
  ];
  return messages.length > 0
    ? { messages }
    : { spec: input as unknown as DatabaseSpec };
}

/**
 * Rejects adoption: it would take over data of another owner with the access of
 * Eco's account instead of the caller's.
 */
function findAdoption({ adopts }: Record<string, unknown>): FieldMessage[] {
  return adopts === undefined
    ? []
    : [
        {
          field: 'spec.adopts',
          message:
            'Eco does not take over the data of another owner. Remove it, or apply the manifest yourself.',
        },
      ];
}

function findTooLong(input: Record<string, unknown>): FieldMessage[] {
  return JSON.stringify(input).length > MAX_LENGTH
    ? [{ field: 'spec', message: 'It is too long. Shorten it to 64 KiB.' }]
    : [];
}

function findWrongEngine({ engine }: Record<string, unknown>): FieldMessage[] {
  return engine === 'postgres' || engine === 'mysql'
    ? []
    : [{ field: 'spec.engine', message: 'Set it to postgres or mysql.' }];
}

function findWrongVersion({
  version,
}: Record<string, unknown>): FieldMessage[] {
  return typeof version === 'string' && version !== ''
    ? []
    : [
        {
          field: 'spec.version',
          message: 'Set it to a version in quotes, such as "17".',
        },
      ];
}

function findWrongCount(
  input: Record<string, unknown>,
  name: 'replicas' | 'scaledReplicas',
): FieldMessage[] {
  const count = input[name];
  const isCount =
    count === undefined || (Number.isSafeInteger(count) && Number(count) >= 1);
  return isCount
    ? []
    : [{ field: `spec.${name}`, message: 'Set it to a number from 1 up.' }];
}

function findWrongStorage({
  storage,
}: Record<string, unknown>): FieldMessage[] {
  const problem = (message: string) => [{ field: 'spec.storage', message }];
  if (storage === undefined) {
    return [];
  }
  const size = typeof storage === 'string' ? parseQuantity(storage) : undefined;
  if (size === undefined || size <= 0n) {
    return problem('It is not a size. Set a quantity such as 10Gi.');
  }
  return size < parseQuantity(MIN_STORAGE)!
    ? problem(
        `No database fits into ${storage}. Set ${MIN_STORAGE} or more, with its unit, such as 10Gi.`,
      )
    : [];
}
