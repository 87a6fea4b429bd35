import { LabelSelectorFacts } from '@backstage-eco/plugin-eco-node';

/** Whether a selector matches labels. Unknown operators never match. */
export function selects(
  { matchLabels, matchExpressions }: LabelSelectorFacts,
  labels: Record<string, string>,
): boolean {
  return (
    Object.entries(matchLabels).every(
      ([key, value]) => labels[key] === value,
    ) &&
    matchExpressions.every(({ key, operator, values }) => {
      switch (operator) {
        case 'In':
          return values.includes(labels[key]);
        case 'NotIn':
          return !values.includes(labels[key]);
        case 'Exists':
          return key in labels;
        case 'DoesNotExist':
          return !(key in labels);
        default:
          return false;
      }
    })
  );
}
