import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  ResultHighlight,
  SearchDocument,
} from '@backstage/plugin-search-common';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import {
  ECO_SEARCH_ROOT,
  EcoSearchDocument,
} from '@backstage-eco/plugin-eco-common';
import { TextLink } from '../components/TextLink';
import { useEcoTranslation } from '../hooks/useEcoTranslation';
import { rootRouteRef } from '../routes';

/**
 * Props that a result gets from the search page.
 *
 * @public
 */
export interface EcoSearchResultListItemProps {
  icon?: ReactNode;
  result?: SearchDocument;
  highlight?: ResultHighlight;
  rank?: number;
}

const textStyle = {
  typography: 'body2',
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: '3',
  overflow: 'hidden',
} as const;

/** Search result about a tool, an operator or a kind of one cluster. */
export function EcoSearchResultListItem(props: EcoSearchResultListItemProps) {
  const { icon, highlight } = props;
  const t = useEcoTranslation();
  const root = useRouteRef(rootRouteRef)();
  const result = props.result as EcoSearchDocument | undefined;
  if (!result) {
    return null;
  }
  const below = result.location.slice(ECO_SEARCH_ROOT.length);
  const marked = (field: 'title' | 'text') =>
    highlight?.fields[field] ? (
      <HighlightedSearchResultText
        text={highlight.fields[field]}
        preTag={highlight.preTag}
        postTag={highlight.postTag}
      />
    ) : (
      result[field]
    );
  return (
    <Box sx={{ display: 'flex', gap: 2, mb: 2, minWidth: 0 }}>
      {icon && <Box aria-hidden>{icon}</Box>}
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box component="h2" sx={{ m: 0, typography: 'h6' }}>
          <TextLink to={`${root.replace(/\/$/, '')}${below}`}>
            {marked('title')}
          </TextLink>
        </Box>
        <Box sx={{ typography: 'body2', color: 'text.secondary' }}>
          {t('search.place', {
            subject: t(`search.${result.subject}`),
            cluster: result.clusterTitle,
          })}
        </Box>
        <Box sx={textStyle}>{marked('text')}</Box>
      </Box>
    </Box>
  );
}
