export { UsualChoices } from './UsualChoices';
