export { ChoiceField } from './ChoiceField';
export { FilterBar } from './FilterBar';
export { SearchField } from './SearchField';
export { FIELD_STYLE } from './fieldStyle';
