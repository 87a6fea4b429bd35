import { useMemo } from 'react';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import Box from '@mui/material/Box';
import { DayBars } from '../../components/DayBars';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useNow } from '../../hooks/useNow';
import { countPerDay, countPerHour, HourCount } from '../../model/historyDays';

const MINUTE_MS = 60_000;
/** Default retention of the history, in days. */
const MAX_DAYS = 90;
const MAX_HOURS = 48;
const COLOR = 'primary.main';

/**
 * Chart of the number of matching events by day, or by hour if they span at
 * most two days. Renders nothing for a single hour.
 */
export function EventsOverTime(props: { counts: HourCount[] }) {
  const { counts } = props;
  const t = useEcoTranslation();
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const now = useNow(MINUTE_MS);
  const days = useMemo(
    () => countPerDay({ hours: counts, now, max: MAX_DAYS }),
    [counts, now],
  );
  const hours = useMemo(
    () => countPerHour({ hours: counts, now, max: MAX_HOURS }),
    [counts, now],
  );
  const isHourly = days.length <= 2;
  const bars = isHourly ? hours : days;
  if (bars.length < 2) {
    return null;
  }
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    ...(isHourly && { timeStyle: 'short' }),
  });
  const words = (id: string) =>
    format.format(new Date(isHourly ? id : `${id}T12:00:00`));
  return (
    <Box component="figure" sx={{ m: 0 }}>
      <DayBars
        days={bars.map(({ id, count }) => ({
          id,
          counts: [{ color: COLOR, count }],
          words: t('history.perDayBar', { count, day: words(id) }),
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
        <span>{words(bars[0].id)}</span>
        <span>
          {t(isHourly ? 'history.perHour' : 'history.perDay', {
            number: String(bars.reduce((sum, { count }) => sum + count, 0)),
          })}
        </span>
      </Box>
    </Box>
  );
}
