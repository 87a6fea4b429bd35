import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import { DatabaseVerdict } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { FieldWords } from './FieldWords';

const MARKS = {
  ok: { Icon: CheckCircleOutlined, color: 'success' },
  blocked: { Icon: BlockOutlined, color: 'error' },
  'could-not-check': { Icon: HelpOutlineOutlined, color: 'warning' },
} as const;

/** One verdict of a review: yes, no, or unknown. */
export function VerdictRow(props: {
  question: 'allowed' | 'admitted' | 'willRun';
  answer: DatabaseVerdict;
}) {
  const { question, answer } = props;
  const t = useEcoTranslation();
  const { Icon, color } = MARKS[answer.verdict];
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, minWidth: 0 }}>
      <Icon aria-hidden color={color} sx={{ mt: '1px', fontSize: 22 }} />
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Typography
          variant="body1"
          component="h3"
          sx={{ m: 0, fontWeight: 600 }}
        >
          {t(`databaseReview.${question}`)}:{' '}
          {t(`databaseReview.verdict.${answer.verdict}`)}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t(`databaseReview.${question}Meaning`)}
        </Typography>
        {answer.messages.length > 0 && (
          <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
            {answer.messages.map(said => (
              <Typography
                key={`${said.field} ${said.message}`}
                component="li"
                variant="body2"
              >
                <FieldWords said={said} />
              </Typography>
            ))}
          </Box>
        )}
      </Box>
    </Box>
  );
}
