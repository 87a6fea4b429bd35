import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { ActionContext } from './Asker';
import { registerExplainKind } from './explainKind';
import { registerGetKindOperator } from './getKindOperator';
import { registerListFindings } from './listFindings';
import { registerListTools } from './listTools';

/**
 * Registers actions for MCP clients and templates. Each runs the same queries
 * as the API, with the credentials of its caller.
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
