import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { findFreePorts } from 'child-processes';
import { Person } from './people';

/** Root of the checkout. */
// eslint-disable-next-line no-restricted-syntax
export const ROOT = join(__dirname, '../..');

/** Long enough to build the control plane and the pages first. */
export const START_WITHIN_MS = 600_000;

/** A portal that was started with the command from the README. */
export interface StartedPortal {
  baseUrl: string;
  port: number;
  process: ChildProcess;
  /** Returns the output so far. */
  output(): string;
  /** Resolves to the exit code, or null if a signal ended the process. */
  ended: Promise<number | null>;
  /** Sends a signal and waits for the end; returns the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/**
 * Runs `npm start`.
 *
 * @param args - Arguments after `npm start --`
 * @param wantedPort - By default a free port
 */
export async function spawnPortal(
  args: string[] = [],
  wantedPort?: number,
): Promise<StartedPortal> {
  const port = wantedPort ?? (await findFreePorts(1))[0];
  // Not supervised, because the tests check that it shuts down by itself.
  const child = spawn('npm', ['start', '--', ...args], {
    cwd: ROOT,
    // Unset, as it is for a user.
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

/** Keys of the portals that are ready, by base URL. */
const keys = new Map<string, string>();

/** Waits for the last line of the output, the address with the key. */
export async function portalReady(portal: StartedPortal): Promise<void> {
  const { baseUrl } = portal;
  await outputHas(portal, `\n${baseUrl}/#key=`);
  const [, key] = /#key=([\w-]{32})\n$/.exec(portal.output())!;
  keys.set(baseUrl, key);
}

/**
 * Returns an address of a ready portal with its key, as for the first visit.
 */
export function withKey(url: string): string {
  return `${url}#key=${keys.get(new URL(url).origin)}`;
}

/** Waits until a portal has printed a text. */
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

/** Calls an API of a portal on real clusters, as its guest. */
export function askAsGuest(
  baseUrl: string,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  return call({ baseUrl, provider: 'guest' }, path, init);
}

/** Calls an API of the demo as a person. */
export function askAs(
  person: Person,
  baseUrl: string,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const headers = { 'x-demo-persona': person.user };
  return call({ baseUrl, provider: 'demoPersonas', headers }, path, init);
}

async function call(
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
