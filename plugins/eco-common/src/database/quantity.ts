/** Quantities are held in billionths, the API server's smallest unit. */
const NANO_DIGITS = 9;
const ONE = 10n ** BigInt(NANO_DIGITS);
/** The API server caps larger values. */
const MAX_VALUE = (2n ** 63n - 1n) * ONE;

/** Bounds the work on untrusted text; no real quantity is longer. */
const MAX_TEXT = 100;

const DECIMAL: Record<string, number> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const BINARY: Record<string, bigint> = {
  Ki: 2n ** 10n,
  Mi: 2n ** 20n,
  Gi: 2n ** 30n,
  Ti: 2n ** 40n,
  Pi: 2n ** 50n,
  Ei: 2n ** 60n,
};
const QUANTITY =
  /^([+-]?)(?:(\d+)\.?(\d*)|\.(\d+))(?:[eE]([+-]?\d{1,9})|([KMGTPE]i)|([numkMGTPE]?))$/;

/**
 * Parses a Kubernetes quantity such as `10Gi` or `250m` into its exact value in
 * billionths: `250m` is `250000000n`. Like the API server, it rounds finer
 * values away from zero and caps values above 2^63-1.
 *
 * @returns undefined if the API server would reject the text as a quantity
 * @see
 *   https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 * @public
 */
export function parseQuantity(text: string): bigint | undefined {
  const match = text.length <= MAX_TEXT ? QUANTITY.exec(text) : null;
  if (!match) {
    return undefined;
  }
  const [, sign, whole = '', decimals, bare, exponent, binary, suffix] = match;
  const fraction = decimals ?? bare ?? '';
  const digits = BigInt(whole + fraction);
  const power = exponent ? Number(exponent) : DECIMAL[suffix ?? ''];
  const value = scaled(
    digits * (binary ? BINARY[binary] : 1n),
    (binary ? 0 : power) - fraction.length + NANO_DIGITS,
  );
  return sign === '-' ? -value : value;
}

/** Multiplies `digits` by a power of ten, rounded up and capped. */
function scaled(digits: bigint, power: number): bigint {
  if (digits === 0n) {
    return 0n;
  }
  if (power >= 0) {
    const value =
      power > 2 * MAX_TEXT ? MAX_VALUE : digits * 10n ** BigInt(power);
    return value < MAX_VALUE ? value : MAX_VALUE;
  }
  const divisor = power < -2 * MAX_TEXT ? undefined : 10n ** BigInt(-power);
  const value = divisor ? (digits + divisor - 1n) / divisor : 1n;
  return value < MAX_VALUE ? value : MAX_VALUE;
}

/**
 * Returns whether two texts are the same quantity, as `1024Mi` and `1Gi` are.
 *
 * @public
 */
export function isSameQuantity(a: string, b: string): boolean {
  const [left, right] = [parseQuantity(a), parseQuantity(b)];
  return left !== undefined && left === right;
}
