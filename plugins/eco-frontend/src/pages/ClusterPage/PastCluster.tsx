import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import Box from '@mui/material/Box';
import { ClusterPast } from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { Notice } from '../../components/Notice';
import { OutcomeIcon } from '../../components/OutcomeIcon';
import { PageSkeleton } from '../../components/PageStates';
import { Panel } from '../../components/Panel';
import { StateMark } from '../../components/StateMark';
import { TextLink } from '../../components/TextLink';
import { useToolName } from '../../hooks/useDefinitions';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoQueries } from '../../hooks/useEcoQueries';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

const listStyle = { m: 0, p: 0, listStyle: 'none', columns: '260px' } as const;

/**
 * State of a cluster at a past time. What was unknown then is shown as unknown,
 * not as missing.
 */
export function PastCluster(props: { cluster: string; at: string }) {
  const t = useEcoTranslation();
  const { data, error } = useQuery(useEcoQueries().past(props));
  if (error) {
    return <Notice>{t('past.failed', { reason: error.message })}</Notice>;
  }
  return data ? <LoadedPast past={data} /> : <PageSkeleton />;
}

function LoadedPast(props: { past: ClusterPast }) {
  const { at, kubernetesVersion, status, reason, tools } = props.past;
  const t = useEcoTranslation();
  const { language } = useApi(appLanguageApiRef).getLanguage();
  return (
    <>
      <Panel
        title={t('past.title', { time: new Date(at).toLocaleString(language) })}
      >
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            gap: 0.5,
          }}
        >
          {status && <OutcomeIcon status={status} />}
          {status ? t(`outcome.${status}`) : t('clusters.unknown')}
          {reason && `: ${reason}`}
          {' · '}
          {kubernetesVersion
            ? t('clusters.kubernetes', { version: kubernetesVersion })
            : t('clusters.kubernetesUnknown')}
        </Box>
      </Panel>
      <Panel title={`${t('past.tools')} (${tools.length})`}>
        {tools.length === 0 && t('past.toolsNone')}
        <Box component="ul" sx={listStyle}>
          {tools.map(tool => (
            <PastTool key={tool.toolId} tool={tool} />
          ))}
        </Box>
      </Panel>
      <PastCrds crds={props.past.crds} />
    </>
  );
}

function PastTool(props: { tool: ClusterPast['tools'][number] }) {
  const { toolId, state, versions } = props.tool;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const name = useToolName(toolId);
  return (
    <li>
      <strong>
        <TextLink to={paths.tool({ toolId })}>{name}</TextLink>
      </strong>{' '}
      {versions.join(', ') || t('card.versionUnknown')}{' '}
      <StateMark state={state} />
    </li>
  );
}

function PastCrds(props: { crds: ClusterPast['crds'] }) {
  const { crds } = props;
  const t = useEcoTranslation();
  return (
    <Panel title={crds ? `${t('past.crds')} (${crds.length})` : t('past.crds')}>
      {!crds && t('past.crdsUnknown')}
      {crds?.length === 0 && t('past.crdsNone')}
      <Box component="ul" sx={listStyle}>
        {crds?.map(({ name, versions }) => (
          <li key={name}>
            {name}{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {versions.join(', ')}
            </Box>
          </li>
        ))}
      </Box>
    </Panel>
  );
}
