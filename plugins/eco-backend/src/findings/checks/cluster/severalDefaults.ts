import {
  FoundProblem,
  IngressClassFacts,
  StorageClassFacts,
} from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { fact } from '../../evidence';

/** That more than one class of a kind calls itself the default. */
export function severalDefaults(
  classes: ReadonlyArray<StorageClassFacts | IngressClassFacts>,
  annotation: string,
): FoundProblem[] {
  const defaults = classes.filter(({ isDefault }) => isDefault);
  const [first] = defaults;
  return defaults.length < 2
    ? []
    : [
        {
          subject: {
            type: 'kind',
            apiVersion: first.apiVersion,
            kind: first.kind,
          },
          message: `${defaults.length} objects of kind ${
            first.kind
          } are marked as default: ${defaults
            .map(({ name }) => name)
            .join(', ')}.`,
          objects: { count: defaults.length, some: defaults.map(referenceTo) },
          evidence: defaults.map(each =>
            fact(each, `metadata.annotations[${annotation}]`, 'true'),
          ),
          values: { example: first.name, unmark: `${annotation}-` },
        },
      ];
}
