import { atMost, Bar } from '../bars';
import { FleetFigures } from './measureFleet';

/** In seconds. */
const FIRST_SHOWN = 5;
const ALL_READ = 90;
/** In milliseconds. */
const ANSWER_P95 = 60;
const ANSWER_P95_POSTGRES = 50;
const LOOP_P999 = 100;
const REQUESTS_PER_MINUTE = 16;
const MEMORY_MB = 300;

/**
 * Compares the figures of a fleet with their bars.
 *
 * @param isPostgres - Whether Eco's database was PostgreSQL
 */
export function barsOf(figures: FleetFigures, isPostgres: boolean): Bar[] {
  const { withoutEco, reading, steady, answers } = figures;
  return [
    atMost(
      'seconds to the first cluster',
      figures.firstShownSeconds,
      FIRST_SHOWN,
    ),
    atMost('seconds to the last cluster', figures.allReadSeconds, ALL_READ),
    atMost(
      'ms of the slowest answer, 95th percentile',
      Math.max(...answers.map(({ p95Ms }) => p95Ms)),
      isPostgres ? ANSWER_P95_POSTGRES : ANSWER_P95,
    ),
    atMost(
      'ms of the event loop, 99.9th percentile',
      Math.max(reading.loop.p999Ms, steady.loop.p999Ms),
      LOOP_P999,
    ),
    atMost(
      'requests a minute to the busiest cluster, nothing changed',
      steady.mostRequestsPerMinute,
      REQUESTS_PER_MINUTE,
    ),
    atMost(
      'MB of the process above one without Eco',
      figures.peakRssMB - withoutEco.rssMB,
      MEMORY_MB,
    ),
  ];
}
