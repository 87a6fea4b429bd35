import { ControllerFigures } from './measureController';

/** What one Database may cost from create to Ready. */
const REQUESTS_PER_DATABASE = 12;
/** The same where policies change what is made. */
const REQUESTS_WITH_POLICIES = 14;
const PEAK_MB = 200;

/** What the figures had to meet and do not, in words. */
export function missedBars(
  figures: ControllerFigures,
  { policies }: { policies: boolean },
): string[] {
  const most = policies ? REQUESTS_WITH_POLICIES : REQUESTS_PER_DATABASE;
  const { databases, ready, requestsPerDatabase, peakMB } = figures;
  const missed: [boolean, string][] = [
    [ready < databases, `ready ${ready} of ${databases}`],
    [
      requestsPerDatabase > most,
      `requestsPerDatabase ${requestsPerDatabase} > ${most}`,
    ],
    [
      figures.drifted !== (policies ? databases : 0),
      `changed on admission ${figures.drifted} of ${databases}`,
    ],
    [peakMB > PEAK_MB, `peakMB ${peakMB} > ${PEAK_MB}`],
    ...(['quietRequests', 'orphans', 'duplicates', 'lost'] as const).map(
      (name): [boolean, string] => [
        figures[name] > 0,
        `${name} ${figures[name]} > 0`,
      ],
    ),
  ];
  return missed.flatMap(([isMissed, bar]) => (isMissed ? bar : []));
}
