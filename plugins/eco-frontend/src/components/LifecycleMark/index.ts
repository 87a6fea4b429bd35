export { LifecycleMark, isEnding } from './LifecycleMark';
