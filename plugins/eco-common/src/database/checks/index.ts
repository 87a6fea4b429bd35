export { checkDatabase, type DatabaseCheck } from './checkDatabase';
export {
  toClaimFacts,
  type ClaimFacts,
  type DatabaseEnvironment,
  type OperatorState,
  type StorageClassFacts,
} from './DatabaseEnvironment';
export * from './DatabaseProblem';
export * from './fixedFieldProblem';
export * from './readSpec';
export { claimSize } from './storageProblem';
export { judgeOperator } from './judgeOperator';
export type { Access, AskAccess, OperatorSighting } from './judgeOperator';
