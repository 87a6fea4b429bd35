import type { Answer, Audit, Input, OperationId } from '../../queries/Query';
import { Caller, DatabaseContext } from '../DatabaseContext';

/**
 * An operation on databases. Each operation checks permissions itself, because
 * they depend on the database or on the place where it would be.
 */
export interface DatabaseOperation<O extends OperationId> {
  audit: Audit;
  /**
   * Whether it records a request that is processed later, instead of only
   * answering.
   */
  isRequest: boolean;
  run(
    context: DatabaseContext,
    caller: Caller,
    input: Input<O>,
  ): Promise<Answer<O>>;
}
