import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ask } from '../queries/ask';
import { Answer, Input, OperationId, Query } from '../queries/Query';
import { QueryContext } from '../queries/QueryContext';
import { withoutStatement } from '../store';

/** What actions work with. */
export interface ActionContext extends QueryContext {
  logger: LoggerService;
}

/** Asks queries for somebody, whose permissions decide what the answers hold. */
export type Asker = <O extends OperationId>(
  query: Query<O>,
  input: Input<O>,
) => Promise<Answer<O>>;

/** Asks with the credentials of the caller of an action. */
export function askerFor(
  context: ActionContext,
  credentials: BackstageCredentials,
): Asker {
  return (query, input) =>
    ask({ query, context, credentials, input }).catch(error => {
      throw withoutStatement(error, context.logger);
    });
}
