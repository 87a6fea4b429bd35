import { EcoClient, Stack } from '@backstage-eco/plugin-eco-common';
import { ApiView } from './views';

/**
 * Reads all of a cluster's data from the API.
 *
 * @param options - `tools`: IDs to read in addition to those of the stack,
 * because they were there before
 */
export async function readApi(options: {
  client: EcoClient;
  token: string;
  cluster: string;
  tools: string[];
  signal: AbortSignal;
}): Promise<ApiView> {
  const { client, cluster, tools, ...request } = options;
  const clusters = [cluster];
  const [listed, { kinds }, stack] = await Promise.all([
    client.getClusters(request),
    client.getCluster({ cluster }, request),
    client.getStack({ clusters }, request),
  ]);
  const found = listed.find(({ name }) => name === cluster);
  if (!found) {
    throw new Error(`GET /clusters has no ${cluster}`);
  }
  const ids = new Set([...tools, ...toolsOf(stack)]);
  const details = await Promise.all(
    [...ids].map(toolId => client.getTool({ toolId, clusters }, request)),
  );
  return {
    cluster: found,
    kinds,
    stack,
    tools: new Map(details.map(detail => [detail.tool.id, detail])),
  };
}

/** Returns the distinct IDs of the tools in a stack. */
export function toolsOf(stack: Stack): string[] {
  const layers = [...stack.layers, ...stack.services];
  return [...new Set(layers.flatMap(({ tools }) => tools.map(({ id }) => id)))];
}
