import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { accountOf } from '../../AccessRules';
import { OperatorFacts } from '../../OperatorFacts';
import { behindService, calledServices } from '../joins/behindService';
import { areSame, prefer, Rule } from './Rule';

/**
 * Of the parts of one program, prefers those that the API server calls: often the
 * webhooks are in the controller. They can be on their own too, so everything else
 * that tells comes first.
 */
export function answersApiServer(facts: OperatorFacts): Rule {
  let called: Set<WorkloadFacts> | undefined;
  return ({ leading }) => {
    called ??= new Set(
      calledServices(facts)
        .flatMap(service => behindService(facts, service))
        .map(({ workload }) => workload),
    );
    return areSame(leading, accountOf)
      ? prefer(leading, workload => called!.has(workload))
      : leading;
  };
}
