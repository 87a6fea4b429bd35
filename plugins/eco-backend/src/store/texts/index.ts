export { keepTexts } from './keepTexts';
export { loadTexts } from './loadTexts';
