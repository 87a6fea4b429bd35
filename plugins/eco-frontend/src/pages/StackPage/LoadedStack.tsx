import Box from '@mui/material/Box';
import { ClusterSummary, Stack } from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { ClusterSwitch, MAX_TILES } from '../../components/ClusterSwitch';
import { FilterBar } from '../../components/FilterBar';
import { FindingsUnknown } from '../../components/Findings';
import { PlatformServices } from '../../components/PlatformServices';
import { SectionTitle } from '../../components/SectionTitle';
import { StackDrawing } from '../../components/StackDrawing';
import { ToolPanel } from '../../components/ToolPanel';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { UsedFilters } from '../../hooks/useFilters';
import { useFindingQueries } from '../../hooks/useFindingQueries';
import { useOpenTool } from '../../hooks/useOpenTool';
import { cutStack } from '../../model/cutStack';
import { sumFindings } from '../../model/findingCounts';
import { countTools, filterStack } from '../../model/filterStack';
import { FOUND_STATES } from '../../model/filters';
import { isNoneRead } from '../../model/isNoneRead';
import { NothingFits } from './NothingFits';

const TITLE_ID = 'eco-stack-title';

/** Cluster selection, filters, and the matching part of the stack. */
export function LoadedStack(props: { stack: Stack; used: UsedFilters }) {
  const { stack, used } = props;
  const { filters, change } = used;
  const t = useEcoTranslation();
  const { toolId, close } = useOpenTool();
  const cut = cutStack(stack, filters.clusters);
  const shown = filterStack(cut, filters);
  const count = countTools([...shown.layers, ...shown.services]);
  const all = countTools([...cut.layers, ...cut.services]);
  const counted =
    count === all
      ? t('stack.found', { count })
      : t('stack.foundOf', { shown: String(count), all: String(all) });
  const note = isNoneRead(cut.clusters) ? t('noneRead.title') : counted;
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 1.5,
        // Names come from clusters, and a long word must not widen the page.
        overflowWrap: 'anywhere',
      }}
    >
      <ClusterSwitch
        clusters={stack.clusters}
        chosen={filters.clusters}
        onChoose={clusters => change({ clusters })}
      />
      <FilterBar
        used={used}
        // A few clusters are selected by their tiles instead.
        clusters={stack.clusters.length > MAX_TILES ? stack.clusters : []}
        states={FOUND_STATES}
      >
        <SectionTitle
          id={TITLE_ID}
          title={t('stack.title')}
          note={<span role="status">{note}</span>}
        />
      </FilterBar>
      <UnknownFindings clusters={cut.clusters} />
      {/* Without a cluster, every layer would look empty. */}
      {cut.clusters.length > 0 && (
        <>
          {shown.layers.length > 0 ? (
            <StackDrawing
              layers={shown.layers}
              clusters={cut.clusters}
              labelledBy={TITLE_ID}
            />
          ) : (
            <NothingFits alone={shown.services.length === 0} />
          )}
          {shown.services.length > 0 && (
            <PlatformServices
              services={shown.services}
              clusters={cut.clusters}
            />
          )}
        </>
      )}
      <ToolPanel
        toolId={toolId}
        clusters={cut.clusters}
        chosen={filters.clusters}
        onClose={close}
      />
    </Box>
  );
}

/**
 * Explains missing findings on cards. The tile of an unread cluster does so
 * itself.
 */
function UnknownFindings(props: { clusters: ClusterSummary[] }) {
  const { data, error } = useQuery(useFindingQueries().counts({}));
  const read = props.clusters.filter(({ readAt }) => readAt !== undefined);
  const clusters = read.map(({ name }) => name);
  return (
    <FindingsUnknown
      error={data ? null : error}
      unknown={data ? sumFindings({ counts: data, clusters }).unknown : []}
    />
  );
}
