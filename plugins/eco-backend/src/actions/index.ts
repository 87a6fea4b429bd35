import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { ActionContext } from './Asker';
import { registerExplainKind } from './explainKind';
import { registerGetKindOperator } from './getKindOperator';
import { registerListFindings } from './listFindings';
import { registerListTools } from './listTools';

/**
 * Offers questions to MCP clients and templates. Each asks the query that the API
 * asks, with the credentials of who calls it.
 */
export function registerActions(
  registry: ActionsRegistryService,
  context: ActionContext,
): void {
  registerListTools(registry, context);
  registerGetKindOperator(registry, context);
  registerExplainKind(registry, context);
  registerListFindings(registry, context);
}
