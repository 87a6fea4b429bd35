import { ControllerFigures } from './measureController';

/** Maximum requests per Database, from create to Ready. */
const REQUESTS_PER_DATABASE = 12;
/** Maximum requests per Database with policies that change its children. */
const REQUESTS_WITH_POLICIES = 14;
const PEAK_MB = 200;

/** Returns the bars that the figures miss, in words. */
export function missedBars(
  figures: ControllerFigures,
  { policies }: { policies: boolean },
): string[] {
  const maxRequests = policies ? REQUESTS_WITH_POLICIES : REQUESTS_PER_DATABASE;
  const { databases, ready, requestsPerDatabase, peakMB } = figures;
  const missed: [boolean, string][] = [
    [ready < databases, `ready ${ready} of ${databases}`],
    [
      requestsPerDatabase > maxRequests,
      `requestsPerDatabase ${requestsPerDatabase} > ${maxRequests}`,
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
