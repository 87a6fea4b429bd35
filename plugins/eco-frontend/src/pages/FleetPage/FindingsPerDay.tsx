import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import Box from '@mui/material/Box';
import { FindingDay, Fleet } from '@backstage-eco/plugin-eco-common';
import { DayBars } from '../../components/DayBars';
import { NoneFound } from '../../components/NoneFound';
import { Panel } from '../../components/Panel';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

const NEW = 'warning.main';
const RESOLVED = 'success.main';

/** Opened and resolved findings by day. Renders nothing if unknown. */
export function FindingsPerDay(props: { fleet: Fleet }) {
  const { items, findingsPerDay: days } = props.fleet;
  const t = useEcoTranslation();
  if (days.length === 0) {
    return null;
  }
  const sum = (of: (day: FindingDay) => number) =>
    days.reduce((total, day) => total + of(day), 0);
  const opened = sum(day => day.opened);
  const resolved = sum(day => day.resolved);
  return (
    <Panel title={t('fleet.trend')}>
      {opened + resolved === 0 ? (
        <NoneFound
          clusters={items.map(({ cluster }) => cluster)}
          words={t('fleet.trendNone', { days: String(days.length) })}
        />
      ) : (
        <Figure
          days={days}
          words={t('fleet.trendSum', {
            opened: String(opened),
            resolved: String(resolved),
            days: String(days.length),
          })}
        />
      )}
    </Panel>
  );
}

function Figure(props: { days: FindingDay[]; words: string }) {
  const { days, words } = props;
  const t = useEcoTranslation();
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeZone: 'UTC',
  });
  const dayWords = (day: string) => format.format(new Date(day));
  return (
    <Box component="figure" sx={{ m: 0 }}>
      <DayBars
        days={days.map(({ day, opened, resolved }) => ({
          id: day,
          words: t('fleet.trendBar', {
            day: dayWords(day),
            opened: String(opened),
            resolved: String(resolved),
          }),
          counts: [
            { color: NEW, count: opened },
            { color: RESOLVED, count: resolved },
          ],
        }))}
      />
      <Box
        component="figcaption"
        sx={{ typography: 'caption', color: 'text.secondary' }}
      >
        <Box sx={{ display: 'flex', justifyContent: 'space-between' }}>
          <span>{dayWords(days[0].day)}</span>
          <span>{dayWords(days[days.length - 1].day)}</span>
        </Box>
        <Box
          sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, mt: 0.5 }}
        >
          <Key color={NEW} words={t('fleet.trendNew')} />
          <Key color={RESOLVED} words={t('fleet.trendResolved')} />
          <span>{words}</span>
        </Box>
      </Box>
    </Box>
  );
}

function Key(props: { color: string; words: string }) {
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}
    >
      <Box
        aria-hidden
        component="span"
        sx={{
          width: 10,
          height: 10,
          borderRadius: '2px',
          bgcolor: props.color,
        }}
      />
      {props.words}
    </Box>
  );
}
