import { ProvenResult } from './proof/proveInstalls';
import { JudgedFixture } from './runFixtures';

/** The figures: counts. */
export interface MaturitySummary {
  /** Rules that have fixtures. */
  rules: number;
  fixtures: number;
  /** Fixtures of which the rule said what is so. */
  right: number;
  /** What rules observed in the corpus. */
  observed: number;
  /** Of these: all of the evidence stands there. */
  reread: number;
  /** Of these: without the evidence it is not observed any more. */
  flipped: number;
}

/** Adds a report up. */
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

/** A line where a rule said something else. */
export function printFixture(fixture: JudgedFixture): string[] {
  const { name, rule, expected, said = 'nothing', reason = '' } = fixture;
  return said === expected
    ? []
    : [`✗ ${rule} of ${name}: ${said}, not ${expected}. ${reason}`];
}

/** Lines for what cannot be proved. */
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
