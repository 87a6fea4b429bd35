export { StateMark } from './StateMark';
