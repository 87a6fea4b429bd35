import { parse } from 'yaml';
import { ACTIONS, eco, run } from '../__testUtils__/runAction';
import { ecoActionIds } from '../actionIds';

it('ecoActionIds lists every action', () => {
  expect(ACTIONS.map(({ id }) => id)).toEqual([...ecoActionIds]);
});

describe('the examples', () => {
  const examples = ACTIONS.flatMap(({ id, examples: own = [] }) =>
    own.map(({ description, example }) => ({ id, description, example })),
  );

  it.each(examples)('$id: $description', async ({ id, example }) => {
    const [step] = parse(example).steps;
    expect(step.action).toBe(id);
    await run(id.split(':')[2], step.input);
    expect(eco.calls.length).toBeGreaterThan(0);
  });
});
