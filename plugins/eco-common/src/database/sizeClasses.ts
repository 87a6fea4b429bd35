/**
 * Resource requests of each server, by size class. The memory limit equals the
 * request, because a database sizes its buffers by it; CPU has no limit.
 * Without a size class nothing is requested.
 *
 * @public
 */
export const SIZE_CLASSES = {
  small: { cpu: '250m', memory: '512Mi' },
  medium: { cpu: '1', memory: '2Gi' },
  large: { cpu: '4', memory: '8Gi' },
} as const;

/**
 * Size class of a Database's servers.
 *
 * @public
 */
export type SizeClass = keyof typeof SIZE_CLASSES;

/**
 * Size of each server's volume if `spec.storage` is not set: a database without
 * a volume would lose its data.
 *
 * @public
 */
export const DEFAULT_STORAGE = '1Gi';

/**
 * Minimum of `spec.storage`.
 *
 * @public
 */
export const MIN_STORAGE = '1';
