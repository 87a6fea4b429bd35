import {
  FoundProblem,
  IngressClassFacts,
  StorageClassFacts,
} from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { fact } from '../../evidence';
import { namesOf } from '../../namesOf';

/**
 * Reports several classes of a kind that are marked as the default.
 *
 * @param annotations - annotations that mark a default, the usual one first
 */
export function severalDefaults(
  classes: ReadonlyArray<StorageClassFacts | IngressClassFacts>,
  annotations: readonly string[],
): FoundProblem[] {
  const defaults = classes.filter(({ isDefault }) => isDefault);
  const [first] = defaults;
  const markOf = (each: StorageClassFacts | IngressClassFacts) =>
    annotations.find(name => each.annotations[name] === 'true') ??
    annotations[0];
  return defaults.length < 2
    ? []
    : [
        {
          subject: {
            type: 'kind',
            apiVersion: first.apiVersion,
            kind: first.kind,
          },
          message: `${namesOf(
            first.kind,
            defaults,
          )} are marked as the default.`,
          objects: { count: defaults.length, some: defaults.map(referenceTo) },
          evidence: defaults.map(each =>
            fact(each, `metadata.annotations[${markOf(each)}]`, 'true'),
          ),
          values: { example: first.name, unmark: `${markOf(first)}-` },
        },
      ];
}
