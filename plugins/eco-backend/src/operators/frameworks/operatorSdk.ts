import { FrameworkClue, FrameworkTraces } from './FrameworkTraces';
import { OperatorFacts, someOf } from '../OperatorFacts';

const BUILDER = 'operators.operatorframework.io/builder';
const LAYOUT = 'operators.operatorframework.io/project_layout';
/** Finalizers of Helm-based operators, new and old. */
const HELM_FINALIZERS = new Set([
  'helm.sdk.operatorframework.io/uninstall-release',
  'uninstall-helm-release',
]);
/** Annotation of Ansible-based operators on the objects that they create. */
const PRIMARY = 'operator-sdk/primary-resource-type';

/** Finds bundles that name Operator SDK as their builder. */
function bundleClues(facts: OperatorFacts): FrameworkClue[] {
  return facts.index.items('clusterServiceVersions').flatMap(csv => {
    if (!csv.annotations[BUILDER]?.startsWith('operator-sdk')) {
      return [];
    }
    const names = new Set(csv.deployments);
    const workloads = facts
      .workloadsIn(csv.namespace ?? '')
      .filter(({ name }) => names.has(name));
    const subjects = workloads.length > 0 ? workloads : [csv];
    return subjects.flatMap(subject =>
      [BUILDER, LAYOUT]
        .filter(key => csv.annotations[key])
        .map(key => ({
          subject,
          weight: 'certain' as const,
          fact: {
            object: csv,
            field: `metadata.annotations[${key}]`,
            value: csv.annotations[key],
          },
        })),
    );
  });
}

function finalizerClues(facts: OperatorFacts): FrameworkClue[] {
  return facts.samples().flatMap(sample =>
    sample.finalizers
      .filter(({ name }) => HELM_FINALIZERS.has(name))
      .map(({ name }) => ({
        subject: facts.operatorOf(sample),
        weight: 'strong',
        fact: {
          object: someOf(sample),
          field: 'metadata.finalizers',
          value: name,
        },
      })),
  );
}

function ansibleClues(facts: OperatorFacts): FrameworkClue[] {
  return facts.index.annotated(PRIMARY).flatMap(({ object }) => {
    const value = object.annotations[PRIMARY];
    const dot = value.indexOf('.');
    const crd = facts.crdOfKind(value.slice(dot + 1), value.slice(0, dot));
    return crd
      ? [
          {
            subject: facts.operatorOf(crd),
            weight: 'strong' as const,
            fact: {
              object,
              field: `metadata.annotations[${PRIMARY}]`,
              value,
            },
          },
        ]
      : [];
  });
}

/**
 * Detects Operator SDK by its bundles, and by the marks of its Helm- and
 * Ansible-based operators.
 *
 * @see https://sdk.operatorframework.io/docs/olm-integration/generation/
 */
export const operatorSdk: FrameworkTraces = {
  framework: 'operator-sdk',
  find: facts => [
    ...bundleClues(facts),
    ...finalizerClues(facts),
    ...ansibleClues(facts),
  ],
};
