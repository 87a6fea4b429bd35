import { ActivitySign } from '@backstage-eco/plugin-eco-common';
import { ActivityFacts } from './ActivityFacts';
import { changeSign } from './changeSign';
import { leaderSigns } from './leaderSigns';
import { podSign } from './podSign';
import { statusSign } from './statusSign';

/**
 * Signs that an operator acts, or why there are none. What is not seen is no proof
 * that it does nothing. Pure.
 */
export function findActivity(facts: ActivityFacts): ActivitySign[] {
  return [
    podSign(facts),
    ...leaderSigns(facts),
    ...facts.kinds.map(kind => statusSign(kind, facts)),
    changeSign(facts),
  ];
}
