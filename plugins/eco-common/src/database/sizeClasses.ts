/**
 * What each server of a size class requests. Its memory is limited to the same,
 * for a database plans with it; its CPU is not limited. Without a size class
 * nothing is requested.
 *
 * @public
 */
export const SIZE_CLASSES = {
  small: { cpu: '250m', memory: '512Mi' },
  medium: { cpu: '1', memory: '2Gi' },
  large: { cpu: '4', memory: '8Gi' },
} as const;

/**
 * A size of a Database's servers.
 *
 * @public
 */
export type SizeClass = keyof typeof SIZE_CLASSES;

/**
 * Size of each server's volume where `spec.storage` is not set: a database
 * without a volume would lose its data.
 *
 * @public
 */
export const DEFAULT_STORAGE = '1Gi';

/**
 * The least that `spec.storage` may ask for.
 *
 * @public
 */
export const MIN_STORAGE = '1';
