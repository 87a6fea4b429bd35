import { createHash } from 'crypto';
import { createWriteStream } from 'fs';
import { rm } from 'fs/promises';
import { Readable, Transform } from 'stream';
import { pipeline } from 'stream/promises';
import { setTimeout as sleep } from 'timers/promises';

const ATTEMPTS = 3;
/** Time without an answer or a byte after which a connection is closed. */
const SILENCE_MS = 15_000;

/** Source, target and checksum of a download. */
export interface DownloadOptions {
  url: string;
  /** SHA-256 of the content, hexadecimal. */
  sha256: string;
  /** Target file. It is removed if anything goes wrong. */
  file: string;
  /** Called with the number of bytes received, and the total if known. */
  onBytes?: (received: number, total: number | undefined) => void;
  signal?: AbortSignal;
  /** Default: 15 s. */
  silenceMs?: number;
}

/** An error for which a retry would not help. */
class FinalError extends Error {}

/**
 * Downloads a file. Makes up to three attempts if the connection is cut or
 * silent.
 *
 * @throws an Error if the server does not have the file, if its checksum is
 * wrong, or if every attempt failed; no file is left then
 */
export async function downloadFile(options: DownloadOptions): Promise<void> {
  const { url, file, signal } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      await downloadOnce(options);
      return;
    } catch (error) {
      await rm(file, { force: true });
      signal?.throwIfAborted();
      if (error instanceof FinalError) {
        throw error;
      }
      if (attempt === ATTEMPTS) {
        throw new Error(`${url}: ${reasonOf(error)}`, { cause: error });
      }
      await sleep(attempt * 300, undefined, { signal });
    }
  }
}

async function downloadOnce(options: DownloadOptions): Promise<void> {
  const { url, sha256, file, onBytes, silenceMs = SILENCE_MS } = options;
  const watchdog = new AbortController();
  const silent = () => watchdog.abort(new Error('the connection fell silent'));
  let timer = setTimeout(silent, silenceMs);
  const signals = [
    watchdog.signal,
    ...(options.signal ? [options.signal] : []),
  ];
  const signal = AbortSignal.any(signals);
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) {
      const problem = `${url} answered ${response.status}`;
      throw response.status >= 500
        ? new Error(problem)
        : new FinalError(problem);
    }
    const total = Number(response.headers.get('content-length')) || undefined;
    const hash = createHash('sha256');
    let received = 0;
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        clearTimeout(timer);
        timer = setTimeout(silent, silenceMs);
        hash.update(chunk);
        received += chunk.length;
        onBytes?.(received, total);
        done(undefined, chunk);
      },
    });
    const body = Readable.fromWeb(response.body as any);
    const target = createWriteStream(file, { mode: 0o600 });
    await pipeline(body, count, target, { signal });
    const found = hash.digest('hex');
    if (found !== sha256) {
      throw new FinalError(
        `${url} has SHA-256 ${found}, but ${sha256} is expected: it is not used`,
      );
    }
  } catch (error) {
    throw watchdog.signal.aborted ? watchdog.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}

/** Unwraps the reason, which fetch hides in the cause. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  const inner = cause as NodeJS.ErrnoException | undefined;
  return inner ? `${message} (${inner.code ?? inner.message})` : message;
}
