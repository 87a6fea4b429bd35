export { countOperators } from './countOperators';
export { loadOperator } from './loadOperator';
export { writeOperators } from './writeOperators';
