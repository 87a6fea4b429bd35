import Box from '@mui/material/Box';
import { MaturityMark } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { HiddenText } from '../HiddenText';
import { LevelMark } from './LevelMark';
import { levelWords } from './levelWords';

/** The five maturity levels of an operator, each a symbol with words. */
export function MaturityMarks(props: { marks: MaturityMark[] }) {
  const t = useEcoTranslation();
  return (
    <Box
      component="ul"
      aria-label={t('maturity.marks')}
      sx={{
        display: 'inline-flex',
        gap: '3px',
        m: 0,
        p: 0,
        listStyle: 'none',
        whiteSpace: 'nowrap',
      }}
    >
      {props.marks.map(mark => {
        const words = levelWords(mark, t);
        return (
          <Box
            component="li"
            key={mark.level}
            title={words}
            sx={{ position: 'relative', display: 'inline-flex' }}
          >
            <LevelMark mark={mark} />
            <HiddenText>{words}</HiddenText>
          </Box>
        );
      })}
    </Box>
  );
}
