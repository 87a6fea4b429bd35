import { FleetFigures } from './measureFleet';

/** Formats the figures for display. */
export function printFigures(figures: FleetFigures): string {
  const { reading, steady, answers, withoutEco } = figures;
  const rows: Array<[string, number, string?]> = [
    ['clusters', figures.clusters],
    ['the first one shown after', figures.firstShownSeconds, 's'],
    ['all shown after', figures.allReadSeconds, 's'],
    ...printWork('until then', reading),
    ...answers.flatMap(({ path, bytes, medianMs, p95Ms }): typeof rows => [
      [`${path}, median`, medianMs, 'ms'],
      [`${path}, 95th percentile`, p95Ms, 'ms'],
      [`${path}, not compressed`, bytes, 'bytes'],
    ]),
    ['nothing changed, counted for', steady.minutes, 'minutes'],
    ['requests a minute and cluster, mean', steady.meanRequestsPerMinute],
    ['requests a minute, busiest cluster', steady.mostRequestsPerMinute],
    ...printWork('meanwhile', steady),
    ['heap, peak', figures.peakHeapMB, 'MB'],
    ['heap, held', figures.heldHeapMB, 'MB'],
    ['outside the heap, peak', figures.peakExternalMB, 'MB'],
    ['process, peak', figures.peakRssMB, 'MB'],
    ['without Eco: heap, held', withoutEco.settledHeapMB, 'MB'],
    ['without Eco: outside the heap', withoutEco.peakExternalMB, 'MB'],
    ['without Eco: process', withoutEco.rssMB, 'MB'],
    ['without Eco: event loop, 99.9 %', withoutEco.loop.p999Ms, 'ms'],
    ['without Eco: event loop, longest', withoutEco.loop.maxMs, 'ms'],
  ];
  return rows
    .map(([name, value, unit]) => printRow(name, value, unit))
    .join('\n');
}

function printWork(
  when: string,
  { cpuSeconds, cpuShare, loop, load }: FleetFigures['reading'],
): Array<[string, number, string?]> {
  return [
    [`CPU of the backend ${when}`, cpuSeconds, 's'],
    [`CPU of the backend ${when}`, cpuShare, 's a second'],
    [`event loop ${when}, 99.9 %`, loop.p999Ms, 'ms'],
    [`event loop ${when}, longest`, loop.maxMs, 'ms'],
    [`load of the machine ${when}`, load],
  ];
}

function printRow(name: string, value: number, unit = ''): string {
  const rounded = String(Number(value.toFixed(2)));
  return `${name.padEnd(48)} ${rounded.padStart(12)} ${unit}`.trimEnd();
}
