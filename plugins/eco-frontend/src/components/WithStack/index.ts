export { WithStack } from './WithStack';
