import { FleetFigures } from './measureFleet';

/** The figures for people. */
export function printFigures(figures: FleetFigures): string {
  const { steady, answers, withoutEco } = figures;
  const rows: Array<[string, number, string?]> = [
    ['clusters', figures.clusters],
    ['the first one shown after', figures.firstShownSeconds, 's'],
    ['all shown after', figures.allReadSeconds, 's'],
    ['CPU of the backend until then', figures.firstCpuSeconds, 's'],
    ...answers.flatMap(({ path, bytes, medianMs }): typeof rows => [
      [`${path}, median`, medianMs, 'ms'],
      [`${path}, not compressed`, bytes, 'bytes'],
    ]),
    ['nothing changed, counted for', steady.minutes, 'minutes'],
    ['requests a minute and cluster, mean', steady.meanRequestsPerMinute],
    ['requests a minute, busiest cluster', steady.mostRequestsPerMinute],
    ['CPU of the backend', steady.cpuShare, 's a second'],
    ['longest time it did nothing else', steady.longestBlockMs, 'ms'],
    ['heap, peak', figures.peakHeapMB, 'MB'],
    ['heap, held', figures.heldHeapMB, 'MB'],
    ['outside the heap, peak', figures.peakExternalMB, 'MB'],
    ['process, peak', figures.peakRssMB, 'MB'],
    ['without Eco: heap, held', withoutEco.settledHeapMB, 'MB'],
    ['without Eco: outside the heap', withoutEco.peakExternalMB, 'MB'],
    ['without Eco: process', withoutEco.rssMB, 'MB'],
  ];
  return rows
    .map(([name, value, unit]) => printRow(name, value, unit))
    .join('\n');
}

function printRow(name: string, value: number, unit = ''): string {
  const rounded = String(Number(value.toFixed(2)));
  return `${name.padEnd(40)} ${rounded.padStart(12)} ${unit}`.trimEnd();
}
