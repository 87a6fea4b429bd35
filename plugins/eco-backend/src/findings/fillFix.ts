import { FixStep, FoundProblem } from '@backstage-eco/plugin-eco-node';

/** Strings that need no quotes in a POSIX shell. */
const PLAIN = /^[A-Za-z0-9_./:][A-Za-z0-9_./:@%+,=-]*$/;

/**
 * Fills the commands of a fix with the names from a finding. Names come from
 * the cluster, so they are quoted, and none can be more than an argument.
 *
 * @returns steps in the same order. Placeholders without a value become
 * `<name>`. A command is dropped if a value would be read as an option.
 */
export function fillFix(
  steps: readonly FixStep[],
  { subject, values = {} }: Pick<FoundProblem, 'subject' | 'values'>,
): FixStep[] {
  const { type, ...own } = subject;
  const known: Record<string, string | undefined> = { ...own, ...values };
  return steps.map(({ text, command }) => {
    if (command === undefined) {
      return { text };
    }
    const filled = fill(command, known);
    return filled === undefined ? { text } : { text, command: filled };
  });
}

function fill(
  command: string,
  values: Record<string, string | undefined>,
): string | undefined {
  let isSafe = true;
  const filled = withoutNamespace(command, values).replace(
    /\{(\w+)\}/g,
    (_, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      isSafe &&= !value?.startsWith('-');
      return value === undefined ? `<${name}>` : quote(value);
    },
  );
  return isSafe ? filled : undefined;
}

/** Removes the namespace option for cluster-scoped subjects. */
function withoutNamespace(
  command: string,
  values: Record<string, string | undefined>,
): string {
  return values.namespace === undefined
    ? command.replaceAll(' --namespace {namespace}', '')
    : command;
}

function quote(value: string): string {
  return PLAIN.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
