import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import { Tool } from '@backstage-eco/plugin-eco-common';
import { ExternalLink } from '../../components/ExternalLink';
import { LayerNames } from '../../components/LayerNames';
import { isEnding } from '../../components/LifecycleMark';
import { Panel } from '../../components/Panel';
import { SourceNote } from '../../components/SourceNote';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { CapabilityMeter } from './CapabilityMeter';
import { OwnedKinds } from './OwnedKinds';

const listStyle = {
  m: 0,
  display: 'grid',
  gridTemplateColumns: '92px minmax(0, 1fr)',
  columnGap: 1.5,
  rowGap: 1,
} as const;

/** Facts about a tool that do not depend on a cluster, with their sources. */
export function AboutTool(props: { tool: Tool }) {
  const { tool } = props;
  const { layers, cncf, lifecycle, capability, owns = [], links } = tool;
  const t = useEcoTranslation();
  return (
    <Panel title={t('tool.about')}>
      <Box component="dl" sx={listStyle}>
        <Fact name={t('table.layer')}>
          <LayerNames layerIds={layers} />
        </Fact>
        <Fact name={t('table.cncf')}>
          {t(`cncf.${cncf?.status ?? 'unknown'}`)}
          {cncf?.since && ` ${t('tool.since', { date: cncf.since })}`}
          {cncf?.project && `, ${t('tool.partOf', { project: cncf.project })}`}
          {cncf && <SourceLine fact={cncf} />}
        </Fact>
        <Fact name={t('table.lifecycle')}>
          {t(`lifecycle.${lifecycle?.state ?? 'unknown'}`)}
          {/* For a tool that is ending, the warning shows the note. */}
          {lifecycle?.note && !isEnding(lifecycle) && `: ${lifecycle.note}`}
          {lifecycle && <SourceLine fact={lifecycle} />}
        </Fact>
        {capability && (
          <Fact name={t('tool.capability')}>
            <CapabilityMeter level={capability.level} />
            <SourceLine fact={capability} />
          </Fact>
        )}
        <Fact name={t('tool.visible')}>
          {t(`observable.${tool.observable}`)}
          {tool.observableReason && `: ${tool.observableReason}`}
        </Fact>
        {owns.length > 0 && (
          <Fact name={t('tool.owns')}>
            <OwnedKinds kinds={owns} />
          </Fact>
        )}
        {links.length > 0 && (
          <Fact name={t('panel.links')}>
            {links.map(({ title, url }) => (
              <div key={url}>
                <ExternalLink url={url}>{title}</ExternalLink>
              </div>
            ))}
          </Fact>
        )}
      </Box>
    </Panel>
  );
}

function Fact(props: { name: string; children: ReactNode }) {
  return (
    <>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {props.name}
      </Box>
      <Box component="dd" sx={{ m: 0, minWidth: 0 }}>
        {props.children}
      </Box>
    </>
  );
}

function SourceLine(props: Parameters<typeof SourceNote>[0]) {
  return (
    <Box sx={{ lineHeight: 1.3 }}>
      <SourceNote {...props} />
    </Box>
  );
}
