import { DatabaseCallsOptions } from '../databases/DatabaseCalls';
import { WaitingTasks } from '../databases/WaitingTasks';

/** What an action needs that may wait. */
export interface ActionOptions extends DatabaseCallsOptions {
  waiting: WaitingTasks;
}
