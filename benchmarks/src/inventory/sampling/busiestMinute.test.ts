import { busiestMinute } from './busiestMinute';

it('finds the busiest 60 seconds, wherever they begin', () => {
  const second = 1_000;
  expect(busiestMinute([])).toBe(0);
  expect(busiestMinute([0, 60 * second, 120 * second])).toBe(1);
  const times = [0, 50, 55, 70, 109, 110].map(at => at * second);
  expect(busiestMinute(times)).toBe(4);
});
