import { Fragment } from 'react';
import Box from '@mui/material/Box';
import HelpOutline from '@mui/icons-material/HelpOutline';
import HistoryToggleOff from '@mui/icons-material/HistoryToggleOff';
import { InventoryKindSummary } from '@backstage-eco/plugin-eco-common';
import { useAge } from '../../components/Age';
import { TextLink } from '../../components/TextLink';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { kindTitle, selectedKind } from '../../model/kinds';

const lineStyle = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 72px minmax(3.5em, auto)',
  alignItems: 'center',
  columnGap: 1,
  py: 0.25,
} as const;

/**
 * A kind with its number of objects, also as a bar to compare kinds. Shows
 * "unknown" and the reason if the number is unknown.
 *
 * @param props - `max`: number of objects of a full-length bar; `said`: reason
 * already shown on the page
 */
export function KindLine(props: {
  cluster: string;
  kind: InventoryKindSummary;
  max: number;
  said?: string;
}) {
  const { cluster, kind, max } = props;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const unread = kind.state === 'unread';
  const selected = selectedKind(kind.kind);
  return (
    <li>
      <Box sx={lineStyle}>
        <TextLink to={paths.objects({ cluster, kind: kind.kind })}>
          <BreakableName name={kindTitle(kind.kind)} />
        </TextLink>
        <Bar share={unread ? undefined : (kind.objects ?? 0) / max} />
        <Box
          component="span"
          sx={{
            display: 'inline-flex',
            alignItems: 'center',
            justifyContent: 'flex-end',
            gap: 0.5,
            fontVariantNumeric: 'tabular-nums',
            '& svg': { fontSize: 16 },
          }}
        >
          {unread && <HelpOutline aria-hidden color="info" />}
          {kind.state === 'stale' && (
            <HistoryToggleOff aria-hidden color="warning" />
          )}
          {unread ? t('clusters.unknown') : kind.objects ?? 0}
        </Box>
      </Box>
      {selected && (
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
          {t(`selected.${selected}`)}
        </Box>
      )}
      <WhyUnread kind={kind} said={props.said} />
    </li>
  );
}

/** A kind name that can wrap between its words. */
function BreakableName(props: { name: string }) {
  const words = props.name.split(/(?<=[a-z])(?=[A-Z])/);
  return (
    <>
      {words.map((word, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {word}
        </Fragment>
      ))}
    </>
  );
}

/** @param props - `share`: 0 to 1; undefined if unknown */
function Bar(props: { share: number | undefined }) {
  const { share } = props;
  return (
    <Box
      aria-hidden
      sx={{
        height: 6,
        borderRadius: 3,
        bgcolor: share === undefined ? undefined : 'action.hover',
        border: share === undefined ? '1px dashed' : undefined,
        borderColor: 'text.disabled',
      }}
    >
      {share !== undefined && share > 0 && (
        <Box
          sx={{
            height: 6,
            width: `${100 * share}%`,
            minWidth: 3,
            borderRadius: 3,
            bgcolor: 'primary.main',
          }}
        />
      )}
    </Box>
  );
}

/**
 * Explains why a kind is unknown, outdated or incomplete, and since when.
 * Renders nothing if everything is known.
 */
function WhyUnread(props: { kind: InventoryKindSummary; said?: string }) {
  const { state, reason = '', readAt = '', since = '' } = props.kind;
  const t = useEcoTranslation();
  const read = useAge(readAt);
  const began = useAge(since);
  if (state !== 'stale' && state !== 'unread' && !reason) {
    return null;
  }
  const words = { since: began.words, reason };
  return (
    <Box
      title={began.exact}
      sx={{ mb: 0.5, typography: 'caption', color: 'text.secondary' }}
    >
      {state === 'read' && reason}
      {state === 'unread' && t('cluster.unreadKind', words)}
      {state === 'stale' &&
        (reason === props.said
          ? t('clusters.unreadFacts', { age: read.words })
          : t('cluster.staleKind', { ...words, age: read.words }))}
    </Box>
  );
}
