import { DatabaseCallsOptions } from '../databases/DatabaseCalls';
import { WaitingTasks } from '../databases/WaitingTasks';

/** Dependencies of an action that may wait. */
export interface ActionOptions extends DatabaseCallsOptions {
  waiting: WaitingTasks;
}
