import { ResourceSums } from '@backstage-eco/plugin-eco-common';
import { OverheadGrouping } from '../../model/overheadRows';

/** What charts show. */
export type ShownResource = 'memory' | 'cpu';

/** The resource that the address asks for. */
export function shownResource(parameter: string | undefined): ShownResource {
  return parameter === 'cpu' ? 'cpu' : 'memory';
}

/** The grouping that the address asks for. */
export function shownGrouping(parameter: string | undefined): OverheadGrouping {
  return parameter === 'layer' ? 'layer' : 'tool';
}

/** Millicores or bytes. */
export function amountOf(
  sums: ResourceSums | undefined,
  resource: ShownResource,
): number | undefined {
  return resource === 'cpu' ? sums?.cpuMillis : sums?.memoryBytes;
}
