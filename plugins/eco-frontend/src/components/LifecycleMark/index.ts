export { LifecycleMark, isToBeLeft } from './LifecycleMark';
