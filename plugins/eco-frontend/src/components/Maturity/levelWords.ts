import { MaturityMark, ObservedState } from '@backstage-eco/plugin-eco-common';
import { Translate } from '../../hooks/useEcoTranslation';

/** Message keys of the states. */
export const STATE_KEYS = {
  observed: 'maturity.observed',
  'not-observed': 'maturity.notObserved',
  unknown: 'maturity.unknown',
} as const satisfies Record<ObservedState, string>;

/**
 * Describes a level, for example
 * `Level 2, seamless upgrades: observed, declared`.
 */
export function levelWords(mark: MaturityMark, t: Translate): string {
  const { level, state, isDeclared } = mark;
  const name = t('maturity.level', {
    level: String(level),
    name: t(`capability.level${level}`),
  });
  const states = [
    t(STATE_KEYS[state]),
    ...(isDeclared ? [t('maturity.declared')] : []),
  ];
  return `${name}: ${states.join(', ')}`;
}
