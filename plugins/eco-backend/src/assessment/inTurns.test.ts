import { Steps } from '@backstage-eco/plugin-eco-recognition';
import { inTurns } from './inTurns';

const TURN_MS = 5;

/** Steps that each block the thread for longer than a turn. */
function* longSteps(seen: () => number): Steps<number[]> {
  const all: number[] = [];
  for (let i = 0; i < 3; i++) {
    const end = performance.now() + 2 * TURN_MS;
    while (performance.now() < end);
    all.push(seen());
    yield;
  }
  return all;
}

describe('inTurns', () => {
  it('yields to the event loop between long steps', async () => {
    let turns = 0;
    const other = setInterval(() => (turns += 1), 1);
    const seen = await inTurns(longSteps(() => turns));
    clearInterval(other);
    expect(seen[0]).toBe(0);
    expect(seen[2]).toBeGreaterThan(0);
  });

  it('throws the error of a step', async () => {
    // eslint-disable-next-line require-yield
    function* fails(): Steps<void> {
      throw new Error('a step');
    }
    await expect(inTurns(fails())).rejects.toThrow('a step');
  });
});
