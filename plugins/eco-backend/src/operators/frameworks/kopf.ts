import { FrameworkClue, FrameworkTraces } from './FrameworkTraces';
import { OperatorFacts, someOf } from '../OperatorFacts';

const GROUPS = ['kopf.dev', 'zalando.org'];
const PEERINGS = new Set(['kopfpeerings', 'clusterkopfpeerings']);
/** Default prefix of Kopf's finalizer and annotations. */
const PREFIX = /^kopf\.(zalando\.org|dev)\//;

/**
 * Finds operators that may write peerings, which Kopf uses for leader election.
 */
function peeringClues(facts: OperatorFacts): FrameworkClue[] {
  const crds = GROUPS.flatMap(group => facts.index.crdsOfGroup(group));
  return crds
    .filter(({ plural }) => PEERINGS.has(plural))
    .flatMap(crd => {
      const rules = facts.access.rulesNaming(crd.group);
      const naming = new Set(rules.map(({ role }) => role));
      return facts.writersOf(crd.group, crd.plural).map(workload => ({
        subject: workload,
        weight: 'strong' as const,
        fact: {
          object: facts.rolesOf(workload).find(role => naming.has(role))!,
          field: 'rules[].apiGroups',
          value: crd.group,
        },
      }));
    });
}

/** Finds Kopf's finalizers on custom resources. */
function finalizerClues(facts: OperatorFacts): FrameworkClue[] {
  return facts.samples().flatMap(sample =>
    sample.finalizers
      .filter(({ name }) => PREFIX.test(name))
      .map(({ name }) => ({
        subject: facts.operatorOf(sample),
        weight: 'strong' as const,
        fact: {
          object: someOf(sample),
          field: 'metadata.finalizers',
          value: name,
        },
      })),
  );
}

/** Finds Kopf's annotations on built-in kinds. */
function annotationClues(facts: OperatorFacts): FrameworkClue[] {
  return ['kopf.zalando.org/*', 'kopf.dev/*'].flatMap(pattern =>
    facts.index.annotated(pattern).map(({ object }) => {
      const key = Object.keys(object.annotations).find(each =>
        PREFIX.test(each),
      )!;
      return {
        subject: object,
        weight: 'strong' as const,
        fact: {
          object,
          field: `metadata.annotations[${key}]`,
          value: object.annotations[key],
        },
      };
    }),
  );
}

/**
 * Detects Kopf by its peerings, and by the marks on the objects that it
 * handles.
 *
 * @see https://docs.kopf.dev/en/stable/configuration/
 */
export const kopf: FrameworkTraces = {
  framework: 'kopf',
  find: facts => [
    ...peeringClues(facts),
    ...finalizerClues(facts),
    ...annotationClues(facts),
  ],
};
