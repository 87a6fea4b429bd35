export { ClusterFilter, WordsFilter } from './AddressFilters';
export type { Choice } from './ChoiceField';
export { ChoiceField } from './ChoiceField';
export { FilterBar } from './FilterBar';
export { FilterFields } from './FilterFields';
export { SearchField } from './SearchField';
export { ToggleField } from './ToggleField';
export { FIELD_STYLE } from './fieldStyle';
