import { Tool } from '@backstage-eco/plugin-eco-common';

/**
 * How the project of a tool has ended.
 *
 * @returns undefined where it goes on
 */
export function projectEnd({
  lifecycle,
  cncf,
}: Tool): 'retired' | 'archived' | undefined {
  if (lifecycle?.state === 'retired') {
    return 'retired';
  }
  return lifecycle?.state === 'archived' || cncf?.status === 'archived'
    ? 'archived'
    : undefined;
}
