import { readOptions } from './options';
import { runOperator } from './runOperator';
import { jsonLog } from './telemetry/log';

async function main(): Promise<void> {
  const stop = new AbortController();
  process.once('SIGTERM', () => stop.abort());
  process.once('SIGINT', () => stop.abort());
  const options = readOptions(process.argv.slice(2));
  await runOperator(options, jsonLog, stop.signal);
  process.exit(0);
}

main().catch(error => {
  jsonLog('error', error instanceof Error ? error.message : String(error));
  process.exit(1);
});
