import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ask } from '../queries/ask';
import { Answer, Input, OperationId, Query } from '../queries/Query';
import { QueryContext } from '../queries/QueryContext';
import { withoutStatement } from '../store';

/** Context of all actions. */
export interface ActionContext extends QueryContext {
  logger: LoggerService;
}

/** Runs queries for a caller, whose permissions limit the answers. */
export type Asker = <O extends OperationId>(
  query: Query<O>,
  input: Input<O>,
) => Promise<Answer<O>>;

/** Creates an asker with the credentials of an action's caller. */
export function askerFor(
  context: ActionContext,
  credentials: BackstageCredentials,
): Asker {
  return (query, input) =>
    ask({ query, context, credentials, input }).catch(error => {
      throw withoutStatement(error, context.logger);
    });
}
