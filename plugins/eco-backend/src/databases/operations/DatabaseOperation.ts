import type { Answer, Audit, Input, OperationId } from '../../queries/Query';
import { Caller, DatabaseContext } from '../DatabaseContext';

/**
 * An operation on databases. Each one decides about permissions by itself: they are
 * about one database, or about the place that it would have.
 */
export interface DatabaseOperation<O extends OperationId> {
  audit: Audit;
  /** A request is recorded, and carried out later; everything else only answers. */
  isRequest: boolean;
  run(
    context: DatabaseContext,
    caller: Caller,
    input: Input<O>,
  ): Promise<Answer<O>>;
}
