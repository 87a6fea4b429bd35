import { ReactNode, useId } from 'react';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import Box from '@mui/material/Box';
import { HistoryEntry } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { daysOf } from '../../model/historyDays';
import { SectionTitle } from '../SectionTitle';
import { EventIcon } from './EventIcon';
import { EventWords } from './EventWords';

const lineStyle = {
  display: 'grid',
  gridTemplateColumns: {
    xs: '18px minmax(0, 1fr)',
    md: '18px 48px auto minmax(0, 1fr)',
  },
  columnGap: 1,
  py: 0.5,
  typography: 'body2',
  overflowWrap: 'anywhere',
  borderBottom: 1,
  borderColor: 'divider',
  '&:last-of-type': { borderBottom: 0 },
  // A narrow screen stacks the cells beside the icon.
  '& > :not(svg)': { gridColumn: { xs: 2, md: 'auto' }, minWidth: 0 },
} as const;

/**
 * A list of events by day, newest first.
 *
 * @param props - `clusterOf`: renders the cluster of an entry; omitted if all
 * entries are about one
 */
export function HistoryList(props: {
  entries: HistoryEntry[];
  clusterOf?: (entry: HistoryEntry) => ReactNode;
}) {
  const t = useEcoTranslation();
  const list = useId();
  const { language } = useApi(appLanguageApiRef).getLanguage();
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      {daysOf(props.entries).map(({ id, entries }) => (
        <section key={id} aria-labelledby={`${list}-${id}`}>
          <SectionTitle
            id={`${list}-${id}`}
            title={new Date(entries[0].at).toLocaleDateString(language, {
              dateStyle: 'full',
            })}
            note={t('history.count', { count: entries.length })}
          />
          <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {entries.map(entry => (
              <Box component="li" key={entry.id} sx={lineStyle}>
                <EventIcon type={entry.type} />
                <Box
                  component="time"
                  dateTime={entry.at}
                  title={new Date(entry.at).toLocaleString(language)}
                  sx={{
                    color: 'text.secondary',
                    fontVariantNumeric: 'tabular-nums',
                  }}
                >
                  {new Date(entry.at).toLocaleTimeString(language, {
                    hour: '2-digit',
                    minute: '2-digit',
                    hourCycle: 'h23',
                  })}
                </Box>
                <Box sx={{ width: { md: props.clusterOf ? 180 : 0 } }}>
                  {props.clusterOf?.(entry)}
                </Box>
                <div>
                  <EventWords entry={entry} />
                </div>
              </Box>
            ))}
          </Box>
        </section>
      ))}
    </Box>
  );
}
