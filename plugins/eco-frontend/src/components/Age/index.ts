export { Age, useAge } from './Age';
