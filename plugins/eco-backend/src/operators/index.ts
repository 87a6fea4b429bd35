export { findActivity } from './activity';
export type { ActivityFacts } from './activity';
export { assessKinds } from './assessKinds';
export type { AssessedKind } from './assessKinds';
export { assessOperators, assessOperatorsInSteps } from './assessOperators';
export type { AssessedOperator } from './assessOperators';
export {
  findControllers,
  findControllersInSteps,
} from './controllers/findControllers';
export type {
  ControllerCandidate,
  ControllerEvidence,
  CrdController,
} from './controllers/CrdController';
export { findFrameworks } from './frameworks';
export { OPERATOR_LISTS } from './operatorLists';
export { RecognisedTools } from './RecognisedTools';
export { workloadKey } from './workloadKey';
export { workloadList } from './workloadList';
