export { keepText } from './keepText';
export { loadTexts } from './loadTexts';
