import { ProvenResult } from './proof/proveInstalls';
import { JudgedFixture } from './runFixtures';

/** The figures, as counts. */
export interface MaturitySummary {
  /** Rules with fixtures. */
  rules: number;
  fixtures: number;
  /** Fixtures for which the rule returned the expected state. */
  right: number;
  /** Results `observed` in the corpus. */
  observed: number;
  /** Observed results whose evidence the API server fully confirms. */
  reread: number;
  /** Observed results that are no longer observed without their evidence. */
  flipped: number;
}

/** Sums up a report. */
export function summarise(
  fixtures: readonly JudgedFixture[],
  observed: readonly ProvenResult[],
): MaturitySummary {
  return {
    rules: new Set(fixtures.map(({ rule }) => rule)).size,
    fixtures: fixtures.length,
    right: fixtures.filter(({ said, expected }) => said === expected).length,
    observed: observed.length,
    reread: observed.filter(isReread).length,
    flipped: observed.filter(({ flipped }) => flipped).length,
  };
}

function isReread({ evidence, unconfirmed }: ProvenResult): boolean {
  return evidence.length > 0 && unconfirmed.length === 0;
}

/**
 * Formats a fixture whose rule returned another state. Empty if it is right.
 */
export function printFixture(fixture: JudgedFixture): string[] {
  const { name, rule, expected, said = 'nothing', reason = '' } = fixture;
  return said === expected
    ? []
    : [`✗ ${rule} of ${name}: ${said}, not ${expected}. ${reason}`];
}

/** Formats what cannot be proved about a result. Empty if all is proved. */
export function printResult(result: ProvenResult): string[] {
  const { operator, rule, unconfirmed, flipped, evidence } = result;
  return [
    ...(evidence.length === 0 ? [`✗ ${rule} of ${operator}: no evidence`] : []),
    ...unconfirmed.map(
      ({ fact: { object, field, value }, found }) =>
        `✗ ${rule} of ${operator}: ${object.kind} ${object.name} ${field}: ${found}, not ${value}`,
    ),
    ...(flipped ? [] : [`✗ ${rule} of ${operator}: stays without evidence`]),
  ];
}
