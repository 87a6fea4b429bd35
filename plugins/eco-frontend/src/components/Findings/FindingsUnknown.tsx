import Box from '@mui/material/Box';
import { ecoFindingReadPermission } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { CountedFindings } from '../../model/findingCounts';

/** Maximum number of names in a line. */
const MAX_NAMES = 5;

/** Lists the clusters whose findings are unknown, one line for each reason. */
export function FindingsUnknown(props: {
  error: Error | null;
  unknown: CountedFindings['unknown'];
}) {
  const { error, unknown } = props;
  const t = useEcoTranslation();
  const lines = error
    ? [t('findings.countsUnknown', { reason: error.message })]
    : unknown.map(({ reason, clusters }) =>
        t('findings.countsUnknownIn', {
          clusters: namesOf(clusters),
          reason:
            reason ??
            t('findings.countsDenied', {
              permission: ecoFindingReadPermission.name,
            }),
        }),
      );
  return (
    <>
      {lines.map(line => (
        <Box key={line} sx={{ typography: 'caption', color: 'text.secondary' }}>
          {line}
        </Box>
      ))}
    </>
  );
}

function namesOf(clusters: string[]): string {
  const shown = clusters.slice(0, MAX_NAMES).join(', ');
  return clusters.length > MAX_NAMES
    ? `${shown} +${clusters.length - MAX_NAMES}`
    : shown;
}
