import { accountOf } from '../../AccessRules';
import { OperatorFacts } from '../../OperatorFacts';
import { behindAny, calledKeys, serviceKey } from '../joins/behindService';
import { areSame, prefer, Rule } from './Rule';

/**
 * Among workloads of one program, prefers those that the API server calls,
 * because webhooks often run in the controller. They may also run separately,
 * so this rule comes last.
 */
export function answersApiServer(facts: OperatorFacts): Rule {
  let isCalled: ReturnType<typeof behindAny> | undefined;
  return ({ leading }) => {
    isCalled ??= findCalled(facts);
    return areSame(leading, accountOf) ? prefer(leading, isCalled) : leading;
  };
}

function findCalled(facts: OperatorFacts): ReturnType<typeof behindAny> {
  const called = calledKeys(facts);
  return behindAny(
    facts.index
      .items('services')
      .filter(service => called.has(serviceKey({ namespace: '', ...service }))),
  );
}
