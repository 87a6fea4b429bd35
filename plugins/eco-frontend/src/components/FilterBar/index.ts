export { ChoiceField } from './ChoiceField';
export { FilterBar } from './FilterBar';
export { SearchField } from './SearchField';
