export { HiddenText, hiddenStyle } from './HiddenText';
