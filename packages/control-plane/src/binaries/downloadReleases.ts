import { chmod, mkdtemp, rename, rm } from 'fs/promises';
import { join } from 'path';
import { extract } from 'tar';
import { downloadFile } from './downloadFile';
import { ProgressTimer } from '../progress/ProgressTimer';
import { Release } from './releases';
import { Component, EnsureBinariesOptions } from './types';

const MEGABYTE = 1024 * 1024;

/** Downloads, and the folder to store the programs in. */
export interface DownloadReleasesOptions extends EnsureBinariesOptions {
  releases: Release[];
  directory: string;
  /** See {@link DownloadOptions}. */
  silenceMs?: number;
}

/**
 * Downloads programs. Each appears in the folder atomically, complete and
 * verified.
 *
 * @returns why downloads failed, by component; empty if all succeeded
 */
export async function downloadReleases(
  options: DownloadReleasesOptions,
): Promise<Map<Component, string>> {
  const { releases, directory, onProgress, signal } = options;
  const failures = new Map<Component, string>();
  const received = new Map<Component, number>();
  const timer = new ProgressTimer(() => {
    const bytes = [...received.values()].reduce((sum, n) => sum + n, 0);
    const names = releases.map(({ component }) => component).join(', ');
    onProgress?.(
      `downloading ${names}: ${Math.round(bytes / MEGABYTE)} MB so far`,
    );
  });
  const work = await mkdtemp(join(directory, '.download-'));
  try {
    await Promise.all(
      releases.map(async release => {
        const { component } = release;
        try {
          const program = await downloadProgram(release, work, {
            ...options,
            onBytes: bytes => received.set(component, bytes),
          });
          await chmod(program, 0o755);
          await rename(program, join(directory, component));
        } catch (error) {
          signal?.throwIfAborted();
          failures.set(component, (error as Error).message);
        }
      }),
    );
  } finally {
    timer.stop();
    await rm(work, { recursive: true, force: true });
  }
  return failures;
}

async function downloadProgram(
  release: Release,
  work: string,
  options: DownloadReleasesOptions & { onBytes: (bytes: number) => void },
): Promise<string> {
  const { component, url, sha256, member } = release;
  const { onBytes, signal, silenceMs } = options;
  const file = join(work, member ? `${component}.tar.gz` : component);
  await downloadFile({ url, sha256, file, onBytes, signal, silenceMs });
  if (!member) {
    return file;
  }
  await extract({ file, cwd: work }, [member]);
  return join(work, member);
}
