import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { Fields } from './fields';

/** A plugin may have to contact a cloud first. */
const ANSWER_WITHIN_MS = 30_000;
const MAX_OUTPUT_CHARACTERS = 1_000_000;
const MAX_REASON_CHARACTERS = 500;

/**
 * Credential that a plugin returns.
 * https://kubernetes.io/docs/reference/config-api/client-authentication.v1/
 */
export interface ExecCredential {
  token?: string;
  /** PEM. */
  clientCertificateData?: string;
  /** PEM. */
  clientKeyData?: string;
  /** RFC 3339. */
  expirationTimestamp?: string;
}

/**
 * Failure of an exec plugin; the message explains it, never with its standard
 * output.
 */
class PluginError extends Error {}

/**
 * Runs an exec plugin, without input or a terminal. If it exceeds the timeout,
 * it is killed with all processes it started.
 *
 * @param exec - exec section of a kubeconfig user; uses `command`, `args` and
 *   `env`
 * @throws an Error with the end of its standard error, the error of starting
 *   it, or the reason of the signal
 */
export async function runExecPlugin(
  exec: Fields,
  options: { signal: AbortSignal; withinMs?: number },
): Promise<ExecCredential> {
  const { signal, withinMs = ANSWER_WITHIN_MS } = options;
  signal.throwIfAborted();
  const timeout = AbortSignal.timeout(withinMs);
  const name = `its exec plugin "${exec.command}"`;
  const { code, output, problems } = await execute(
    exec,
    AbortSignal.any([signal, timeout]),
  );
  signal.throwIfAborted();
  if (timeout.aborted) {
    throw new PluginError(
      `${name} gave no credentials within ${
        withinMs / 1_000
      } s: does it wait for you?`,
    );
  }
  if (code !== 0) {
    throw new PluginError(
      `${name} failed${
        code === null ? '' : ` with exit code ${code}`
      }: ${problems}`,
    );
  }
  const status = parseStatus(output);
  if (!status) {
    throw new PluginError(
      `${name} did not print an ExecCredential with a token or a client certificate`,
    );
  }
  return status;
}

function execute(exec: Fields, signal: AbortSignal) {
  const variables = (exec.env as Array<Record<string, string>>).map(
    ({ name, value }) => [name, value],
  );
  const plugin = spawn(exec.command, exec.args, {
    env: { ...process.env, ...Object.fromEntries(variables) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own process group, so that its child processes end with it.
    detached: true,
  });
  let output = '';
  let problems = '';
  const kill = () => {
    try {
      process.kill(-plugin.pid!, 'SIGKILL');
    } catch {
      // It failed to start, or has just exited.
    }
    plugin.stdout.destroy();
    plugin.stderr.destroy();
  };
  plugin.stdout.setEncoding('utf8').on('data', text => {
    output += text;
    if (output.length > MAX_OUTPUT_CHARACTERS) {
      problems = 'it prints too much';
      kill();
    }
  });
  plugin.stderr.setEncoding('utf8').on('data', text => {
    problems = (problems + text).slice(-MAX_REASON_CHARACTERS);
  });
  signal.addEventListener('abort', kill, { once: true });
  return new Promise<{ code: number | null; output: string; problems: string }>(
    (resolve, reject) => {
      plugin.on('error', reject);
      plugin.on('close', code => {
        const words = stripVTControlCharacters(problems).trim();
        resolve({ code, output, problems: words });
      });
    },
  ).finally(() => signal.removeEventListener('abort', kill));
}

/**
 * Discards errors of JSON.parse, which would quote the text and so maybe a
 * token.
 */
function parseStatus(output: string): ExecCredential | undefined {
  try {
    const { status } = JSON.parse(output);
    return status?.token || status?.clientCertificateData ? status : undefined;
  } catch {
    return undefined;
  }
}
