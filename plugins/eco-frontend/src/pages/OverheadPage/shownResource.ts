import { ResourceSums } from '@backstage-eco/plugin-eco-common';
import { OverheadGrouping } from '../../model/overheadRows';

/** Resource shown in charts. */
export type ShownResource = 'memory' | 'cpu';

/** Returns the resource selected in the URL. */
export function shownResource(parameter: string | undefined): ShownResource {
  return parameter === 'cpu' ? 'cpu' : 'memory';
}

/** Returns the grouping selected in the URL. */
export function shownGrouping(parameter: string | undefined): OverheadGrouping {
  return parameter === 'layer' ? 'layer' : 'tool';
}

/** Returns the amount in millicores or bytes. */
export function amountOf(
  sums: ResourceSums | undefined,
  resource: ShownResource,
): number | undefined {
  return resource === 'cpu' ? sums?.cpuMillis : sums?.memoryBytes;
}
