import { LabelSelectorFacts } from '@backstage-eco/plugin-eco-node';

/**
 * Whether a label selector matches an object with these labels. An empty
 * selector matches nothing here, because it cannot be told from a missing one,
 * which matches nothing.
 *
 * @see
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function selectsLabels(
  { matchLabels, matchExpressions }: LabelSelectorFacts,
  labels: Record<string, string>,
): boolean {
  const wanted = Object.entries(matchLabels);
  return (
    wanted.length + matchExpressions.length > 0 &&
    wanted.every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(expression => fulfils(labels, expression))
  );
}

/** Formats a selector in short, similar to kubectl. */
export function selectorText({
  matchLabels,
  matchExpressions,
}: LabelSelectorFacts): string {
  return [
    ...Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`),
    ...matchExpressions.map(({ key, operator, values }) =>
      [key, operator, values.join('|')].filter(Boolean).join(' '),
    ),
  ].join(', ');
}

function fulfils(
  labels: Record<string, string>,
  { key, operator, values }: LabelSelectorFacts['matchExpressions'][number],
): boolean {
  const value: string | undefined = labels[key];
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}
