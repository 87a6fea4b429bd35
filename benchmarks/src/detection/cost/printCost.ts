import { CostPoint, CostReport } from './measureCost';

const COLUMNS = [
  ['objects', 'objects'],
  ['crds', 'CRDs'],
  ['workloads', 'workloads'],
  ['definitions', 'definitions'],
  ['found', 'tools found'],
  ['cpuMs', 'CPU ms'],
] as const;

function table(points: CostPoint[]): string {
  return [
    COLUMNS.map(([, title]) => title),
    ...points.map(point => COLUMNS.map(([key]) => String(point[key]))),
  ]
    .map(cells => cells.map(cell => cell.padStart(12)).join(''))
    .join('\n');
}

/** Formats the figures for display. */
export function printCost(report: CostReport): string {
  return [
    `set: ${report.set}`,
    '',
    'with more objects',
    table(report.byObjects),
    '',
    'with more definitions',
    table(report.byDefinitions),
    '',
    `first run: ${report.firstCpuMs} ms of CPU; bar ${report.barMs} ms: ${
      report.met ? 'met' : 'NOT MET'
    }`,
  ].join('\n');
}
