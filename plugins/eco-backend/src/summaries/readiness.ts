import { ReadyCounts } from '@backstage-eco/plugin-eco-common';

/**
 * Converts the status of a condition to a boolean; undefined if it is neither
 * true nor false.
 */
export function toReady(status: string | undefined): boolean | undefined {
  return { True: true, False: false }[status ?? ''];
}

/** Counts objects by their condition `Ready`. */
export function countReady(
  things: ReadonlyArray<{ ready?: string }>,
): ReadyCounts {
  const ready = things.filter(each => each.ready === 'True').length;
  const notReady = things.filter(each => each.ready === 'False').length;
  return { ready, notReady, unsaid: things.length - ready - notReady };
}
