import { useMemo } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { LayerId } from '@backstage-eco/plugin-eco-common';
import {
  layerRouteRef,
  layersRouteRef,
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
}

/** Where Eco's pages are. */
export function useEcoPaths(): EcoPaths {
  const stack = useRouteRef(rootRouteRef);
  const tools = useRouteRef(toolsRouteRef);
  const tool = useRouteRef(toolRouteRef);
  const layers = useRouteRef(layersRouteRef);
  const layer = useRouteRef(layerRouteRef);
  return useMemo(
    () => ({
      stack: stack(),
      tools: tools(),
      tool: toolId => tool({ toolId }),
      layers: layers(),
      layer: layerId => layer({ layerId }),
    }),
    [stack, tools, tool, layers, layer],
  );
}
