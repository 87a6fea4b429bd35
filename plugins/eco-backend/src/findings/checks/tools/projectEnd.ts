import { Tool } from '@backstage-eco/plugin-eco-common';

/**
 * Returns how the project of a tool has ended.
 *
 * @returns undefined if it is still maintained
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
