import { DefinitionList, ToolDetail } from '@backstage-eco/plugin-eco-common';
import definitionList from './definitions.json';
import ingressNginx from './ingressNginx.json';
import kyverno from './kyverno.json';

/**
 * Response of `GET /definitions` in the demo portal, reduced to twenty tools.
 */
export const definitions = definitionList as DefinitionList;

/** Responses of `GET /tools/{toolId}` in the demo portal, by tool ID. */
export const recordedTools: Record<string, ToolDetail> = {
  'ingress-nginx': ingressNginx as ToolDetail,
  kyverno: kyverno as ToolDetail,
};

export { recordedInventory } from './inventory';
