import Box from '@mui/material/Box';
import CompareArrows from '@mui/icons-material/CompareArrows';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { HiddenText } from '../HiddenText';

/** Marks a tool with different versions across clusters. */
export function DifferenceMark() {
  const words = useEcoTranslation()('card.versionsDiffer');
  return (
    <Box component="span" title={words} sx={{ display: 'inline-flex' }}>
      <CompareArrows aria-hidden color="secondary" sx={{ fontSize: 16 }} />
      <HiddenText>{words}. </HiddenText>
    </Box>
  );
}
