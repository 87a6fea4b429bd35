import Box from '@mui/material/Box';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import CheckCircle from '@mui/icons-material/CheckCircle';
import { alpha } from '@mui/material/styles';
import type { SxProps, Theme } from '@mui/material/styles';
import { Tool } from '@backstage-eco/plugin-eco-common';
import { ClusterNames } from '../../components/ClusterNames';
import { ConfidenceMark } from '../../components/ConfidenceMark';
import { StateMark } from '../../components/StateMark';
import { Table } from '../../components/Table';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ClustersOfTool } from '../../model/clustersOfTool';
import { NO_VERSION, versionMatrix } from '../../model/versionMatrix';

const tableStyle: SxProps<Theme> = theme => ({
  width: 'auto',
  minWidth: { sm: '50%' },
  '& th, & td': {
    px: 1.25,
    py: 0.75,
    typography: 'body2',
    verticalAlign: 'top',
    borderBottom: 1,
    borderColor: 'divider',
  },
  '& thead th': {
    color: 'text.secondary',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  // Keeps the clusters visible while many versions are scrolled.
  '& tr > :first-of-type': {
    position: 'sticky',
    left: 0,
    bgcolor: 'background.paper',
  },
  '& tbody tr': { bgcolor: 'background.paper' },
  '& td.runs': { bgcolor: alpha(theme.palette.primary.main, 0.1) },
});

/**
 * Matrix of clusters, versions and namespaces. Clusters that show the same
 * share a row.
 */
export function VersionTable(props: {
  tool: Tool;
  found: ClustersOfTool['found'];
}) {
  const { tool, found } = props;
  const t = useEcoTranslation();
  const { versions, rows } = versionMatrix(found);
  return (
    <Box
      sx={{ overflowX: 'auto' }}
      tabIndex={0}
      role="group"
      aria-label={t('tool.matrix', { tool: tool.name })}
    >
      <Table
        size="small"
        aria-label={t('tool.matrix', { tool: tool.name })}
        sx={tableStyle}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('tool.cluster')}</TableCell>
            {versions.map(version => (
              <TableCell key={version}>
                {version === NO_VERSION ? t('card.versionUnknown') : version}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ clusters, detection, cells }) => (
            <TableRow key={clusters.join('/')}>
              <TableCell component="th" scope="row">
                <Box
                  sx={{
                    display: 'flex',
                    flexWrap: 'wrap',
                    alignItems: 'center',
                    gap: 1,
                  }}
                >
                  <ClusterNames titles={clusters} />
                  <StateMark state={detection.state} />
                  <ConfidenceMark confidence={detection.confidence} />
                </Box>
              </TableCell>
              {versions.map(version => (
                <VersionCell key={version} namespaces={cells.get(version)} />
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function VersionCell(props: {
  namespaces: Array<string | undefined> | undefined;
}) {
  const { namespaces } = props;
  const t = useEcoTranslation();
  if (!namespaces) {
    return <TableCell />;
  }
  const names = namespaces.map(name => name ?? t('panel.clusterWide'));
  return (
    <TableCell className="runs">
      <Box component="span" sx={{ display: 'flex', gap: 0.5 }}>
        <CheckCircle
          aria-hidden
          color="primary"
          sx={{ fontSize: 16, mt: '2px' }}
        />
        {[...new Set(names)].join(', ')}
      </Box>
    </TableCell>
  );
}
