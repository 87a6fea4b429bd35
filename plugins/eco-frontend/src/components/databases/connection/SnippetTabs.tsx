import { useId, useState } from 'react';
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { DatabaseDetail } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { connectionSnippets } from '../../../model/databases/snippets';
import { CodeBlock } from '../../PageStates';
import { CopyButton } from '../../CopyButton';

/** Backstage's theme only has a hover color for light pages. */
const tabStyle = {
  '&:hover': { background: 'none', bgcolor: 'action.hover', color: 'inherit' },
} as const;

/** Code to copy, with a tab for each target. */
export function SnippetTabs(props: {
  engine: 'postgres' | 'mysql';
  connection: NonNullable<DatabaseDetail['connection']>;
}) {
  const t = useEcoTranslation();
  const id = useId();
  const [shown, setShown] = useState(0);
  const snippets = connectionSnippets(props.engine, props.connection);
  const snippet = snippets[shown];
  if (!snippet) {
    return null;
  }
  return (
    <Box sx={{ minWidth: 0 }}>
      <Tabs
        value={shown}
        onChange={(_, next) => setShown(next)}
        aria-label={t('connection.snippets')}
        variant="scrollable"
        allowScrollButtonsMobile
      >
        {snippets.map((each, index) => (
          <Tab
            key={each.id}
            id={`${id}-${index}`}
            aria-controls={`${id}-panel`}
            label={t(`connection.${each.id}`)}
            sx={tabStyle}
          />
        ))}
      </Tabs>
      <Box
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${shown}`}
        sx={{ display: 'grid', gap: 1, pt: 1.5 }}
      >
        <Typography variant="body2">
          {t(`connection.${snippet.id}Hint`)}
        </Typography>
        <CodeBlock text={snippet.text} />
        <CopyButton text={snippet.text} />
      </Box>
    </Box>
  );
}
