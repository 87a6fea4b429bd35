export { listOperatorForms } from './listOperatorForms';
export { loadOperator } from './loadOperator';
export { writeOperators } from './writeOperators';
