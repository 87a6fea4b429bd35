import { DefinitionList, ToolDetail } from '@backstage-eco/plugin-eco-common';
import definitionList from './definitions.json';
import ingressNginx from './ingressNginx.json';
import kyverno from './kyverno.json';

/** What `GET /definitions` answered in the demo portal, twenty of its tools. */
export const definitions = definitionList as DefinitionList;

/** What `GET /tools/{toolId}` answered there, by the id of the tool. */
export const recordedTools: Record<string, ToolDetail> = {
  'ingress-nginx': ingressNginx as ToolDetail,
  kyverno: kyverno as ToolDetail,
};

export { recordedInventory } from './inventory';
