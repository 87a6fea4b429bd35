import Box from '@mui/material/Box';
import {
  FindingSeverity,
  SeverityCounts as Counts,
} from '@backstage-eco/plugin-eco-common';
import { TextLink } from '../TextLink';
import { SeverityMark } from './SeverityMark';
import { SEVERITIES } from './severities';

/**
 * Shows the number of findings of each severity, in words. Severities without
 * findings are omitted.
 *
 * @param props - `to`: returns the link to the findings of a severity
 */
export function SeverityCounts(props: {
  counts: Counts;
  to: (severity: FindingSeverity) => string;
}) {
  const { counts, to } = props;
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 1.25 }}
    >
      {SEVERITIES.filter(severity => counts[severity] > 0).map(severity => (
        <TextLink key={severity} to={to(severity)}>
          <Box
            component="span"
            sx={{ display: 'inline-flex', gap: 0.5, whiteSpace: 'nowrap' }}
          >
            <strong>{counts[severity]}</strong>
            <SeverityMark severity={severity} />
          </Box>
        </TextLink>
      ))}
    </Box>
  );
}
