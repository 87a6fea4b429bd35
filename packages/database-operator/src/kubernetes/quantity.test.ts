import { parseQuantity } from './quantity';

describe('parseQuantity', () => {
  it.each([
    ['10Gi', 10 * 2 ** 30],
    ['1024Mi', 2 ** 30],
    ['1.5G', 1.5e9],
    ['250m', 0.25],
    ['2e3', 2000],
    ['1E', 1e18],
    ['.5Ki', 512],
    ['0', 0],
  ])('reads %s', (text, value) => {
    expect(parseQuantity(text)).toBe(value);
  });

  it.each(['', 'lots', '10 Gi', '10gi', '1e', 'Gi', '--1', '1Gi1'])(
    'does not read "%s"',
    text => {
      expect(parseQuantity(text)).toBeUndefined();
    },
  );
});
