import Box from '@mui/material/Box';
import CheckCircleOutline from '@mui/icons-material/CheckCircleOutline';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import HelpOutline from '@mui/icons-material/HelpOutline';
import WarningAmber from '@mui/icons-material/WarningAmber';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { FleetCluster } from '@backstage-eco/plugin-eco-common';
import { SeverityCounts } from '../../components/Findings';
import { OtherNames } from '../../components/OtherNames';
import { OutcomeIcon } from '../../components/OutcomeIcon';
import { TextLink } from '../../components/TextLink';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

const SUPPORT_ICONS = {
  supported: { Icon: CheckCircleOutline, color: 'success' },
  ending: { Icon: WarningAmber, color: 'warning' },
  ended: { Icon: ErrorOutline, color: 'error' },
  unknown: { Icon: HelpOutline, color: 'info' },
} as const;

const inLine = { display: 'inline-flex', alignItems: 'center', gap: 0.5 };
const small = {
  display: 'block',
  typography: 'caption',
  color: 'text.secondary',
} as const;

interface CellProps {
  row: FleetCluster;
}

/** Name of a cluster. */
export function NameOfCluster({ row: { cluster } }: CellProps) {
  const { name, title } = cluster;
  const paths = useEcoPaths();
  return (
    <>
      <strong>
        <TextLink to={paths.cluster({ cluster: name })}>{title}</TextLink>
      </strong>
      {title !== name && (
        <Box component="span" sx={small}>
          {name}
        </Box>
      )}
      <OtherNames cluster={cluster} />
    </>
  );
}

/** Outcome of the last read, with the reason in the title. */
export function OutcomeOfCluster({ row: { cluster } }: CellProps) {
  const { status, reason } = cluster.outcome;
  const t = useEcoTranslation();
  return (
    <Box component="span" title={reason} sx={inLine}>
      <OutcomeIcon status={status} />
      {t(`outcome.${status}`)}
    </Box>
  );
}

/** Kubernetes version, and the end of its support. */
export function KubernetesOfCluster({ row }: CellProps) {
  const { state, endsOn } = row.kubernetesSupport;
  const t = useEcoTranslation();
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const { Icon, color } = SUPPORT_ICONS[state];
  const day =
    endsOn &&
    new Date(endsOn).toLocaleDateString(language, {
      dateStyle: 'medium',
      timeZone: 'UTC',
    });
  return (
    <>
      {row.cluster.kubernetesVersion ?? t('fleet.unknown')}
      <Box
        component="span"
        sx={{
          ...small,
          display: 'flex',
          gap: 0.5,
          whiteSpace: { md: 'nowrap' },
        }}
      >
        <Icon aria-hidden color={color} sx={{ fontSize: 15, mt: '1px' }} />
        <span>
          {t(`support.${state}`)}
          {day &&
            ` ${t(state === 'ended' ? 'support.endedOn' : 'support.until', {
              day,
            })}`}
        </span>
      </Box>
    </>
  );
}

/** Number of tools found, and of tools that could not be checked. */
export function ToolsOfCluster({ row: { cluster, tools } }: CellProps) {
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  if (!tools) {
    return <>{t('fleet.unknown')}</>;
  }
  return (
    <>
      <TextLink to={`${paths.tools}${ofCluster(cluster.name)}`}>
        {tools.found}
      </TextLink>
      {tools.unknown > 0 && (
        <Box component="span" sx={small}>
          {t('fleet.unknownTools', { count: tools.unknown })}
        </Box>
      )}
    </>
  );
}

/** Number of operators. */
export function OperatorsOfCluster({ row: { cluster, operators } }: CellProps) {
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  return operators === undefined ? (
    <>{t('fleet.unknown')}</>
  ) : (
    <TextLink to={`${paths.operators}${ofCluster(cluster.name)}`}>
      {operators}
    </TextLink>
  );
}

/** Open findings, or why they are unknown. */
export function FindingsOfCluster({ row }: CellProps) {
  const { cluster, findings, findingsUnknown = '' } = row;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  if (!findings) {
    return <>{t('fleet.findingsUnknown', { reason: findingsUnknown })}</>;
  }
  const { severities, muted, unknownChecks } = findings;
  const notes = [
    muted > 0 && t('fleet.muted', { count: muted }),
    unknownChecks > 0 && t('fleet.unknownChecks', { count: unknownChecks }),
  ].filter(Boolean);
  return (
    <>
      {Object.values(severities).some(count => count > 0) ? (
        <SeverityCounts
          counts={severities}
          to={severity =>
            `${paths.findings}${ofCluster(cluster.name)}&severity=${severity}`
          }
        />
      ) : (
        t('fleet.noFindings')
      )}
      {notes.length > 0 && (
        <Box component="span" sx={small}>
          {notes.join(', ')}
        </Box>
      )}
    </>
  );
}

/** Number of recent changes. */
export function ChangesOfCluster({ row: { cluster, changes } }: CellProps) {
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  return cluster.readAt === undefined ? (
    <>{t('fleet.unknown')}</>
  ) : (
    <TextLink to={`${paths.history}${ofCluster(cluster.name)}`}>
      {changes}
    </TextLink>
  );
}

function ofCluster(cluster: string): string {
  return `?${new URLSearchParams({ cluster })}`;
}
