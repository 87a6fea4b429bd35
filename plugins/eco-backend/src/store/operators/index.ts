export { loadOperator } from './loadOperator';
export { writeOperators } from './writeOperators';
