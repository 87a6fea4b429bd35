import { atMost, Bar } from '../bars';
import { FleetFigures } from './measureFleet';

/** Seconds. */
const FIRST_SHOWN = 5;
const ALL_READ = 120;
const SLOWEST_ANSWER = 5;
const REQUESTS_PER_MINUTE = 16;
const MEMORY_MB = 200;

/** Everything that the figures of a fleet have to meet. */
export function barsOf(figures: FleetFigures): Bar[] {
  const { withoutEco, steady, answers } = figures;
  const slowest = Math.max(...answers.map(({ medianMs }) => medianMs)) / 1000;
  return [
    atMost(
      'seconds to the first cluster',
      figures.firstShownSeconds,
      FIRST_SHOWN,
    ),
    atMost('seconds to the last cluster', figures.allReadSeconds, ALL_READ),
    atMost('seconds of the slowest answer', slowest, SLOWEST_ANSWER),
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
