import { ControlPlane, installManifests } from 'control-plane';
import { groupOf } from './fixtures/Fixture';
import {
  Fixture,
  HIDDEN_FIXTURES,
  MONITORING_CRDS,
  SHOWN_FIXTURES,
} from './fixtures';
import { readAs } from './readAs';
import { RuleResult, resultsOf } from './resultsOf';

/** A fixture, and the result of its rule. */
export interface JudgedFixture {
  name: string;
  rule: string;
  expected: Fixture['state'];
  /** Omitted if the operator, or the rule, was not found. */
  said?: RuleResult['state'];
  reason?: string;
}

/** Applies all fixtures, and reads them with full and with reduced access. */
export async function runFixtures(
  controlPlane: ControlPlane,
): Promise<JudgedFixture[]> {
  await apply(controlPlane);
  const inventory = await readAs({
    controlPlane,
    sampled: new Set(SHOWN_FIXTURES.map(({ name }) => groupOf(name))),
  });
  const judged = SHOWN_FIXTURES.map(({ name, rule, state }) =>
    judge(resultsOf(inventory), { name, of: name, rule, expected: state }),
  );
  for (const hidden of new Set(HIDDEN_FIXTURES.map(each => each.hidden))) {
    const results = resultsOf(
      await readAs({ controlPlane, hidden, previous: inventory }),
    );
    for (const { rule, of } of HIDDEN_FIXTURES.filter(
      each => each.hidden === hidden,
    )) {
      const name = `${of} without ${hidden}`;
      judged.push(judge(results, { name, of, rule, expected: 'unknown' }));
    }
  }
  return judged;
}

async function apply({ client }: ControlPlane): Promise<void> {
  const before = SHOWN_FIXTURES.flatMap(each => each.before ?? []);
  await installManifests(client, { objects: [...MONITORING_CRDS, ...before] });
  const objects = SHOWN_FIXTURES.flatMap(each => each.objects);
  await installManifests(client, { objects });
  for (const { name, ready } of SHOWN_FIXTURES) {
    await client.patchStatus(
      { apiVersion: 'apps/v1', kind: 'Deployment', namespace: name, name },
      { replicas: ready, readyReplicas: ready },
    );
  }
}

function judge(
  results: readonly RuleResult[],
  asked: {
    name: string;
    of: string;
    rule: string;
    expected: Fixture['state'];
  },
): JudgedFixture {
  const { name, of, rule, expected } = asked;
  const result = results.find(
    each =>
      each.operator === `Deployment/${of}/${of}` && each.rule === asked.rule,
  );
  return { name, rule, expected, said: result?.state, reason: result?.reason };
}
