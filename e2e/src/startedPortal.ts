import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { findFreePorts } from 'child-processes';
import { Person } from './people';

/** The checkout. */
// eslint-disable-next-line no-restricted-syntax
export const ROOT = join(__dirname, '../..');

/** A machine may have to build the control plane and the pages first. */
export const START_WITHIN_MS = 600_000;

/** A portal that was started by the command of the README. */
export interface StartedPortal {
  baseUrl: string;
  port: number;
  process: ChildProcess;
  /** What it has printed so far. */
  output(): string;
  /** Its exit code, when it has ended; null when a signal ended it. */
  ended: Promise<number | null>;
  /** Sends a signal and waits for the end; the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/**
 * Runs `npm start`.
 *
 * @param args - what follows `npm start --`
 * @param wantedPort - a free one otherwise
 */
export async function spawnPortal(
  args: string[] = [],
  wantedPort?: number,
): Promise<StartedPortal> {
  const port = wantedPort ?? (await findFreePorts(1))[0];
  // Nothing of ours watches it: that it ends well by itself is put to the test.
  const child = spawn('npm', ['start', '--', ...args], {
    cwd: ROOT,
    // Not as in a test: as a person has it.
    env: { ...process.env, NODE_ENV: undefined, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  const take = (text: string) => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    baseUrl: `http://localhost:${port}`,
    port,
    process: child,
    output: () => output,
    ended,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** The keys of the portals that are ready, by their base URL. */
const keys = new Map<string, string>();

/** Waits until the last line is the address, which has the key. */
export async function portalReady(portal: StartedPortal): Promise<void> {
  const { baseUrl } = portal;
  await outputHas(portal, `\n${baseUrl}/#key=`);
  const [, key] = /#key=([\w-]{32})\n$/.exec(portal.output())!;
  keys.set(baseUrl, key);
}

/** An address of a portal that is ready, as it is opened for the first time. */
export function withKey(url: string): string {
  return `${url}#key=${keys.get(new URL(url).origin)}`;
}

/** Waits until a portal has printed something. */
export async function outputHas(
  portal: StartedPortal,
  text: string,
): Promise<void> {
  const until = Date.now() + START_WITHIN_MS;
  while (!portal.output().includes(text)) {
    if (portal.process.exitCode !== null || Date.now() > until) {
      throw new Error(`npm start did not print "${text}":\n${portal.output()}`);
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

/** Asks an API of a portal on clusters of one's own, as its guest. */
export function askAsGuest(
  baseUrl: string,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  return ask({ baseUrl, provider: 'guest' }, path, init);
}

/** Asks an API of the demo as somebody whom it knows. */
export function askAs(
  person: Person,
  baseUrl: string,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const headers = { 'x-demo-persona': person.user };
  return ask({ baseUrl, provider: 'demoPersonas', headers }, path, init);
}

async function ask(
  signIn: {
    baseUrl: string;
    provider: string;
    headers?: Record<string, string>;
  },
  path: string,
  init: RequestInit,
): Promise<Response> {
  const { baseUrl, provider, headers } = signIn;
  const signedIn = await fetch(`${baseUrl}/api/auth/${provider}/refresh`, {
    headers: {
      ...headers,
      'x-portal-key': keys.get(baseUrl)!,
      'x-requested-with': 'XMLHttpRequest',
    },
  });
  const { backstageIdentity } = (await signedIn.json()) as {
    backstageIdentity: { token: string };
  };
  return fetch(`${baseUrl}${path}`, {
    ...init,
    headers: {
      ...init.headers,
      authorization: `Bearer ${backstageIdentity.token}`,
    },
  });
}
