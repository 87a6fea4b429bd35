import { Bar, printBar } from '../bars';
import { ratioOf } from './cycles/costs';
import { Cycle } from './cycles/CycleReader';
import { InventoryReport, VariantReport } from './report';

/** Kinds below this size have no row of their own. */
const SHOWN_FROM_BYTES = 20_000;

/** Formats tables for display, and each bar with its mark. */
export function printReport(report: InventoryReport, bars: Bar[]): string {
  const { clientSide, memory, sampling } = report;
  return [
    `Set: ${report.set}`,
    ...printVariant(clientSide ? 'server-side' : 'cycle', report),
    ...(clientSide ? printVariant('client-side', clientSide) : []),
    ...(sampling
      ? [
          '',
          `Sampling, first pass: ${sampling.requests} requests and ${
            sampling.wireBytes
          } bytes for ${sampling.sampled} of ${sampling.crds} kinds in ${round(
            sampling.minutes,
          )} minutes, at most ${sampling.requestsInBusiestMinute} in a minute`,
        ]
      : []),
    ...(memory
      ? [
          '',
          `Memory, ${memory.crds} CRDs of 87 KB: heap ${round(
            memory.peakHeapMB,
          )} MB above a portal without Eco (held ${round(
            memory.heldHeapMB,
          )} MB, outside the heap ${round(memory.peakExternalMB)} MB)`,
        ]
      : []),
    '',
    ...bars.map(printBar),
  ].join('\n');
}

function printVariant(title: string, figures: VariantReport): string[] {
  const { first, steady, changed, plain } = figures;
  const cycles: Array<[string, Partial<Cycle>]> = [
    ['first', first],
    ['steady', steady],
    ...(changed ? [['changed', changed] as [string, Cycle]] : []),
    ['plain lists', plain],
  ];
  return [
    '',
    row([
      title,
      'kinds',
      'pages',
      'requests',
      'bytes',
      'needed',
      'seconds',
      'API CPU s',
      'load',
    ]),
    ...cycles.map(([name, cycle]) =>
      row([
        name,
        cycle.kinds,
        cycle.pages,
        cycle.requests,
        cycle.wireBytes,
        cycle.neededBytes,
        cycle.seconds,
        cycle.apiServerCpuSeconds,
        cycle.load,
      ]),
    ),
    ...(changed
      ? [
          `changes seen: ${figures.changesSeen} of ${figures.changesMade}`,
          ...(figures.unseenChanges ?? []).map(change => `not seen: ${change}`),
        ]
      : ['changed: left out, nothing is written to a given cluster']),
    ...(first.versionRequest
      ? [
          `after the first cycle, not counted in it: ${first.versionRequest.requests} request and ${first.versionRequest.wireBytes} bytes for the server's version`,
        ]
      : []),
    ...(figures.idleCpuShare === undefined
      ? []
      : [
          `the API server by itself: ${round(
            figures.idleCpuShare,
          )} CPU seconds a second`,
        ]),
    '',
    row(['first cycle', 'requests', 'bytes', 'full', 'metadata', 'ratio']),
    ...first.perKind
      .filter(({ wire, needed }) => Math.max(wire, needed) > SHOWN_FROM_BYTES)
      .map(kind =>
        row([
          kind.path.split('/').slice(-3).join('/'),
          kind.requests,
          kind.wire,
          kind.full,
          `${kind.metadata ?? '-'}${
            kind.metadataSuffices ? '' : ' (not enough)'
          }`,
          ratioOf(kind),
        ]),
      ),
  ];
}

function row(cells: Array<string | number | undefined>): string {
  return cells
    .map((cell, column) => {
      const text = typeof cell === 'number' ? round(cell) : cell ?? '-';
      return column === 0 ? text.padEnd(58) : text.padStart(10);
    })
    .join(' ');
}

function round(value: number): string {
  return String(Number(value.toFixed(2)));
}
