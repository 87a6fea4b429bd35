import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** Options of `npm start`. */
export interface StartOptions {
  /** Port of the portal, on loopback. */
  port: number;
  /** Absolute path of a kubeconfig file; demo clusters if omitted. */
  kubeconfig?: string;
  /** Names of its contexts; empty for all. */
  contexts: string[];
}

/** A problem that the person who typed the command can fix. */
export class StartFailure extends Error {}

const USAGE = `npm start                                                the portal on two demo clusters
npm start -- --port 7008                                 on another port (or PORT=7008)
npm start -- --kubeconfig PATH [--context NAME]…         on your own clusters, read only`;

/**
 * Parses the arguments of `npm start --`.
 *
 * @param args - as typed
 * @param environment - provides PORT if no argument does
 * @param cwd - base of relative paths
 * @throws StartFailure with the problem and the usage
 */
export function readStartOptions(
  args: string[],
  environment: NodeJS.ProcessEnv,
  cwd: string,
): StartOptions {
  const values = parse(args);
  if (values.context && !values.kubeconfig) {
    throw new StartFailure(
      `--context needs --kubeconfig PATH, the file that has it.\n\n${USAGE}`,
    );
  }
  return {
    port: readPort(values.port ?? environment.PORT ?? '7007'),
    kubeconfig: values.kubeconfig && resolve(cwd, values.kubeconfig),
    contexts: values.context ?? [],
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        kubeconfig: { type: 'string' },
        context: { type: 'string', multiple: true },
      },
    }).values;
  } catch (error) {
    throw new StartFailure(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new StartFailure(
      `The port is to be a number from 1 to 65535, not "${text}".`,
    );
  }
  return port;
}
