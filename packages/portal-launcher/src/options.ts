import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What `npm start` was asked for. */
export interface StartOptions {
  /** The port of the portal, on loopback. */
  port: number;
  /** Absolute path of a kubeconfig file. Left out: demo clusters. */
  kubeconfig?: string;
  /** Names of its contexts. Empty: all of them. */
  contexts: string[];
}

/** Something that the person who typed the command can mend. */
export class StartFailure extends Error {}

const USAGE = `npm start                                                the portal on two demo clusters
npm start -- --port 7008                                 on another port (or PORT=7008)
npm start -- --kubeconfig PATH [--context NAME]…         on your own clusters, read only`;

/**
 * Reads the arguments of `npm start --`.
 *
 * @param args - as typed
 * @param environment - PORT is taken from here when no argument names one
 * @param cwd - what relative paths start from
 * @throws StartFailure with what is wrong and the usage
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
