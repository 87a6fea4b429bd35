import { FrameworkClue, FrameworkTraces } from './FrameworkTraces';
import { OperatorFacts, someOf } from '../OperatorFacts';

const GROUP = 'metacontroller.k8s.io';
const CONTROLLERS = ['compositecontrollers', 'decoratorcontrollers'];
const FINALIZER = /^metacontroller\.(io|app)\//;

/**
 * Each of these custom resources is an operator, with its code behind a
 * webhook.
 */
function controllerClues(facts: OperatorFacts): FrameworkClue[] {
  return facts
    .samples()
    .filter(
      ({ group, plural }) => group === GROUP && CONTROLLERS.includes(plural),
    )
    .flatMap(({ version, kind, names = [] }) =>
      names.map(each => {
        const object = { apiVersion: `${GROUP}/${version}`, kind, ...each };
        return {
          subject: object,
          weight: 'certain' as const,
          fact: { object, field: 'kind', value: kind },
        };
      }),
    );
}

/** Finds Metacontroller's finalizers on custom resources. */
function finalizerClues(facts: OperatorFacts): FrameworkClue[] {
  return facts.samples().flatMap(sample =>
    sample.finalizers
      .filter(({ name }) => FINALIZER.test(name))
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

/**
 * Detects Metacontroller by the operators that are configured in it.
 *
 * @see https://metacontroller.github.io/metacontroller/api.html
 */
export const metacontroller: FrameworkTraces = {
  framework: 'metacontroller',
  find: facts => [...controllerClues(facts), ...finalizerClues(facts)],
};
