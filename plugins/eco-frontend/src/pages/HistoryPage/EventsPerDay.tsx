import { useMemo } from 'react';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import Box from '@mui/material/Box';
import { HistoryEntry } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useNow } from '../../hooks/useNow';
import { countPerDay } from '../../model/historyDays';

const MINUTE_MS = 60_000;
/** As long as history is kept where nothing else is configured. */
const MOST_DAYS = 90;
const HEIGHT_PX = 44;

/**
 * How many of the events below fell on each day, as bars. Every bar leads to its
 * day. Nothing is drawn for a day alone: its heading has the number.
 */
export function EventsPerDay(props: { entries: HistoryEntry[] }) {
  const { entries } = props;
  const t = useEcoTranslation();
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const now = useNow(MINUTE_MS);
  const days = useMemo(
    () => countPerDay({ entries, now, most: MOST_DAYS }),
    [entries, now],
  );
  if (days.length < 2) {
    return null;
  }
  const most = Math.max(...days.map(({ count }) => count));
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const dayWords = (id: string) => format.format(new Date(`${id}T12:00:00`));
  return (
    <Box component="figure" sx={{ m: 0 }}>
      <Box
        component="ol"
        sx={{
          m: 0,
          p: 0,
          height: HEIGHT_PX,
          display: 'flex',
          alignItems: 'flex-end',
          gap: '2px',
          listStyle: 'none',
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        {days.map(({ id, count }) => {
          const words = t('history.perDayBar', { count, day: dayWords(id) });
          return (
            <Box
              component="li"
              key={id}
              title={words}
              sx={{
                flex: '1 1 0',
                minWidth: 2,
                maxWidth: 24,
                height: `${(100 * count) / most}%`,
                bgcolor: 'primary.main',
                borderRadius: '2px 2px 0 0',
                '&:hover': { opacity: 0.7 },
              }}
            >
              {count > 0 && (
                <Box
                  component="a"
                  href={`#eco-day-${id}`}
                  aria-label={words}
                  sx={{ display: 'block', height: '100%', minHeight: 4 }}
                />
              )}
            </Box>
          );
        })}
      </Box>
      <Box
        component="figcaption"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          justifyContent: 'space-between',
          typography: 'caption',
          color: 'text.secondary',
        }}
      >
        <span>{dayWords(days[0].id)}</span>
        <span>{t('history.perDay', { number: String(entries.length) })}</span>
      </Box>
    </Box>
  );
}
