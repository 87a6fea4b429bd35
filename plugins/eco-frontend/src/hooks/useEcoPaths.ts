import { useMemo } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { LayerId } from '@backstage-eco/plugin-eco-common';
import {
  clusterRouteRef,
  clustersRouteRef,
  historyRouteRef,
  layerRouteRef,
  layersRouteRef,
  objectsRouteRef,
  rootRouteRef,
  toolRouteRef,
  toolsRouteRef,
} from '../routes';

/** The addresses of Eco's pages, wherever the app mounts them. */
export interface EcoPaths {
  stack: string;
  tools: string;
  tool(toolId: string): string;
  layers: string;
  layer(layerId: LayerId): string;
  clusters: string;
  cluster(name: string): string;
  objects(of: { cluster: string; kind: string }): string;
  history: string;
}

/** Where Eco's pages are. */
export function useEcoPaths(): EcoPaths {
  const stack = useRouteRef(rootRouteRef);
  const tools = useRouteRef(toolsRouteRef);
  const tool = useRouteRef(toolRouteRef);
  const layers = useRouteRef(layersRouteRef);
  const layer = useRouteRef(layerRouteRef);
  const clusters = useRouteRef(clustersRouteRef);
  const cluster = useRouteRef(clusterRouteRef);
  const objects = useRouteRef(objectsRouteRef);
  const history = useRouteRef(historyRouteRef);
  return useMemo(
    () => ({
      stack: stack(),
      tools: tools(),
      tool: toolId => tool({ toolId }),
      layers: layers(),
      layer: layerId => layer({ layerId }),
      clusters: clusters(),
      cluster: name => cluster({ cluster: name }),
      objects: of => objects(of),
      history: history(),
    }),
    [stack, tools, tool, layers, layer, clusters, cluster, objects, history],
  );
}
