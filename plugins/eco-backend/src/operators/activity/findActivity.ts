import { ActivitySign } from '@backstage-eco/plugin-eco-common';
import { ActivityFacts } from './ActivityFacts';
import { changeSign } from './changeSign';
import { leaderSigns } from './leaderSigns';
import { podSign } from './podSign';
import { statusSign } from './statusSign';

/**
 * Returns signs that an operator is active, or why there are none. A missing
 * sign does not prove that the operator is inactive. Pure.
 */
export function findActivity(facts: ActivityFacts): ActivitySign[] {
  return [
    podSign(facts),
    ...leaderSigns(facts),
    ...facts.kinds.map(kind => statusSign(kind, facts)),
    changeSign(facts),
  ];
}
