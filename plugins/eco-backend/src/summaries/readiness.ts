import { ReadyCounts } from '@backstage-eco/plugin-eco-common';

/** The status of a condition as a yes or no; undefined where it is neither. */
export function toReady(status: string | undefined): boolean | undefined {
  return { True: true, False: false }[status ?? ''];
}

/** Counts things by their condition `Ready`. */
export function countReady(
  things: ReadonlyArray<{ ready?: string }>,
): ReadyCounts {
  const ready = things.filter(each => each.ready === 'True').length;
  const notReady = things.filter(each => each.ready === 'False').length;
  return { ready, notReady, unsaid: things.length - ready - notReady };
}
