import { isCostlierThanList } from './isCostlierThanList';

describe('isCostlierThanList', () => {
  it.each([
    ['few changes of a small kind', 5_000, 1_000, false],
    ['some changes of a large kind', 100_000, 10_000_000, false],
    ['as many as an uncompressed list', 120_000, 125_000, false],
    ['60 reports of 100 Nodes of 15 kB', 900_000, 1_500_000, true],
    ['twelve reports of 20 Nodes of 15 kB', 180_000, 300_000, true],
  ])('%s', (_, changes, list, expected) => {
    expect(isCostlierThanList(changes, list)).toBe(expected);
  });
});
