import { LabelSelectorFacts } from '@backstage-eco/plugin-eco-node';

/**
 * Whether a selector chooses an object with these labels. One with neither labels nor
 * expressions chooses nothing here: a missing one looks the same, and chooses none.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
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

/** A selector in few words, as kubectl writes it. */
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
