import { isSameQuantity, parseQuantity } from './quantity';

const ONE = 1_000_000_000n;

describe('parseQuantity', () => {
  it.each([
    ['10Gi', 10n * 2n ** 30n * ONE],
    ['1024Mi', 2n ** 30n * ONE],
    ['1.5G', 1_500_000_000n * ONE],
    ['250m', ONE / 4n],
    ['2e3', 2000n * ONE],
    ['2E3', 2000n * ONE],
    ['15e-1', (3n * ONE) / 2n],
    ['1E', 10n ** 18n * ONE],
    ['.5Ki', 512n * ONE],
    ['5.', 5n * ONE],
    ['100u', ONE / 10_000n],
    ['7n', 7n],
    ['-1', -ONE],
    ['+1', ONE],
    ['0', 0n],
    ['0e999999', 0n],
  ])('reads %s exactly', (text, value) => {
    expect(parseQuantity(text)).toBe(value);
  });

  it('keeps digits that a floating-point number would lose', () => {
    expect(parseQuantity('9007199254740993')).toBe(9007199254740993n * ONE);
    expect(parseQuantity('1.4Gi')).toBe(parseQuantity('1503238553600m'));
  });

  it('rounds up values finer than a billionth, and caps large ones', () => {
    expect(parseQuantity('0.1n')).toBe(1n);
    expect(parseQuantity('1e-999999')).toBe(1n);
    expect(parseQuantity('1e40')).toBe((2n ** 63n - 1n) * ONE);
    expect(parseQuantity('1e999999999')).toBe((2n ** 63n - 1n) * ONE);
  });

  it.each([
    ...['', 'lots', '10 Gi', '10gi', '10gb', '1e', 'Gi', '--1', '1Gi1', '.'],
    '1'.repeat(101),
  ])('does not read "%s"', text => {
    expect(parseQuantity(text)).toBeUndefined();
  });
});

describe('isSameQuantity', () => {
  it('compares values, not notation', () => {
    expect(isSameQuantity('1Gi', '1024Mi')).toBe(true);
    expect(isSameQuantity('0.1', '100m')).toBe(true);
    expect(isSameQuantity('1Gi', '1G')).toBe(false);
    expect(isSameQuantity('latest', 'latest')).toBe(false);
  });
});
