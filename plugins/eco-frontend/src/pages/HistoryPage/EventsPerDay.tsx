import { useMemo } from 'react';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import Box from '@mui/material/Box';
import { HistoryEntry } from '@backstage-eco/plugin-eco-common';
import { DayBars } from '../../components/DayBars';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useNow } from '../../hooks/useNow';
import { countPerDay } from '../../model/historyDays';

const MINUTE_MS = 60_000;
/** As long as history is kept where nothing else is configured. */
const MOST_DAYS = 90;
const COLOR = 'primary.main';

/**
 * How many of the events below fell on each day, as a picture. The headings of the
 * days have the same numbers as text. Nothing is drawn for a day alone.
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
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const dayWords = (id: string) => format.format(new Date(`${id}T12:00:00`));
  return (
    <Box component="figure" sx={{ m: 0 }}>
      <DayBars
        days={days.map(({ id, count }) => ({
          id,
          counts: [{ color: COLOR, count }],
          words: t('history.perDayBar', { count, day: dayWords(id) }),
        }))}
      />
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
