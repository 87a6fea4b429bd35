import { FixStep, FoundProblem } from '@backstage-eco/plugin-eco-node';

/** Texts that a POSIX shell takes for what they are. */
const PLAIN = /^[A-Za-z0-9_./:][A-Za-z0-9_./:@%+,=-]*$/;

/**
 * The steps of a fix for one finding, with names filled into the commands. Names
 * are from the cluster: they are quoted, so that none can be more than an argument.
 *
 * @returns steps in the same order; a placeholder that nothing fills stays as
 * `<name>`, and a command goes where a value would be taken for an option
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

/** What is in no namespace is asked for without one. */
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
