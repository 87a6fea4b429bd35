import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ask } from '../queries/ask';
import { Answer, Input, OperationId, Query } from '../queries/Query';
import { QueryContext } from '../queries/QueryContext';

/** Asks queries for somebody, whose permissions decide what the answers hold. */
export type Asker = <O extends OperationId>(
  query: Query<O>,
  input: Input<O>,
) => Promise<Answer<O>>;

/** Asks with the credentials of the caller of an action. */
export function askerFor(
  context: QueryContext,
  credentials: BackstageCredentials,
): Asker {
  return (query, input) => ask({ query, context, credentials, input });
}
