import Box from '@mui/material/Box';
import { Confidence } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { HiddenText } from '../HiddenText';

const FILLED_BARS: Record<Confidence, number> = { low: 1, medium: 2, high: 3 };

/**
 * Shows the confidence of a detection, as bars and in words.
 *
 * @param props - `quiet`: keeps the word to screen readers and the title, for
 * places with many marks
 */
export function ConfidenceMark(props: {
  confidence: Confidence;
  quiet?: boolean;
}) {
  const t = useEcoTranslation();
  const { confidence, quiet } = props;
  const word = t(`confidence.${confidence}`);
  return (
    <Box
      component="span"
      title={`${t('confidence.label')}: ${word}`}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        flexShrink: 0,
        height: 17,
        color: 'text.secondary',
        typography: 'caption',
        lineHeight: 1,
      }}
    >
      <Bars filled={FILLED_BARS[confidence]} />
      <HiddenText>{t('confidence.label')}: </HiddenText>
      {quiet ? <HiddenText>{word}</HiddenText> : word}
    </Box>
  );
}

function Bars(props: { filled: number }) {
  return (
    <Box
      component="span"
      aria-hidden
      sx={{ display: 'inline-flex', alignItems: 'flex-end', gap: '2px' }}
    >
      {[1, 2, 3].map(bar => (
        <Box
          key={bar}
          component="span"
          sx={{
            width: '3px',
            height: `${bar * 3 + 1}px`,
            borderRadius: '1px',
            bgcolor: bar <= props.filled ? 'primary.main' : 'action.disabled',
          }}
        />
      ))}
    </Box>
  );
}
