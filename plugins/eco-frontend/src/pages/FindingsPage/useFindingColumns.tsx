import { useMemo } from 'react';
import Box from '@mui/material/Box';
import {
  ClusterSummary,
  FindingSummary,
} from '@backstage-eco/plugin-eco-common';
import { Age } from '../../components/Age';
import { DataColumn } from '../../components/DataTable';
import { SeverityMark, subjectWords } from '../../components/Findings';
import { TextLink } from '../../components/TextLink';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

const RANK = { critical: 0, warning: 1, info: 2 };

/** Returns the columns of the list of findings. */
export function useFindingColumns(
  clusters: ClusterSummary[],
): Array<DataColumn<FindingSummary>> {
  const t = useEcoTranslation();
  return useMemo(() => {
    const titles = new Map(clusters.map(({ name, title }) => [name, title]));
    return [
      {
        id: 'finding',
        head: t('findings.finding'),
        value: row => row.title,
        cell: row => <FindingWords finding={row} />,
      },
      {
        id: 'severity',
        head: t('findings.severity'),
        value: row => row.severity,
        sortBy: row => RANK[row.severity],
        cell: row => <SeverityMark severity={row.severity} />,
      },
      {
        id: 'subject',
        head: t('findings.subject'),
        value: row => subjectWords(row, t),
      },
      {
        id: 'cluster',
        head: t('findings.cluster'),
        value: row => row.cluster,
        cell: row => titles.get(row.cluster) ?? row.cluster,
      },
      {
        id: 'since',
        head: t('findings.since'),
        value: row => row.openedAt,
        cell: row => <Age at={row.openedAt} />,
      },
    ];
  }, [t, clusters]);
}

function FindingWords(props: { finding: FindingSummary }) {
  const { id, title, message, mute, unknown } = props.finding;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const marks = [
    mute && t('findings.isMuted'),
    unknown && t('findings.isUnknown'),
  ].filter(Boolean);
  return (
    <>
      <strong>
        <TextLink to={paths.finding({ finding: String(id) })}>{title}</TextLink>
      </strong>
      {marks.length > 0 && ` (${marks.join(', ')})`}
      <Box
        component="span"
        sx={{
          display: 'block',
          typography: 'caption',
          color: 'text.secondary',
        }}
      >
        {message}
      </Box>
    </>
  );
}
