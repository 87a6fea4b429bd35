import { ControllerFigures } from './measureController';

/**
 * Formats the figures for display. Times to Ready depend on the pods' creation:
 * controller-manager may send 200 requests a second here; its default is 20.
 */
export function printFigures(
  title: string,
  figures: ControllerFigures,
): string {
  const { databases, ready, requestsPerDatabase, quietRequests } = figures;
  const { drifted, kills, orphans, duplicates, lost, peakMB, p50s, p95s } =
    figures;
  return [
    `${title}:`,
    `  ${ready} of ${databases} Databases Ready, half of them after ${p50s} s, 95 of 100 after ${p95s} s`,
    '    (controller-manager at 200 requests a second; pods, CloudNativePG and the MariaDB operator are simulated)',
    `  ${requestsPerDatabase} requests per Database, as the engine with most has it`,
    `  ${quietRequests} requests in quiet, watches and Leases apart`,
    `  ${drifted} Databases say that something was changed on admission`,
    `  ${kills} kills: ${orphans} orphans, ${duplicates} duplicates, ${lost} lost`,
    `  ${peakMB} MB at most`,
  ].join('\n');
}
