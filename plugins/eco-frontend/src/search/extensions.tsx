import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import LayersOutlined from '@mui/icons-material/LayersOutlined';
import { ECO_SEARCH_TYPE } from '@backstage-eco/plugin-eco-common';
import { searchMessages } from '../messages/search';

/**
 * Eco's search results and their filter. They attach to the search page if the
 * app has it.
 */
export const searchExtensions = [
  SearchResultListItemBlueprint.make({
    params: {
      icon: <LayersOutlined />,
      predicate: ({ type }) => type === ECO_SEARCH_TYPE,
      component: () =>
        import('./EcoSearchResultListItem').then(
          m => m.EcoSearchResultListItem,
        ),
    },
  }),
  SearchFilterResultTypeBlueprint.make({
    params: {
      value: ECO_SEARCH_TYPE,
      name: searchMessages.search.type,
      icon: <LayersOutlined />,
    },
  }),
];
