import { constants } from 'fs';
import { access, mkdir, readdir, rm } from 'fs/promises';
import { join } from 'path';
import { binariesDirectory } from './cacheDirectory';
import { downloadReleases } from './downloadReleases';
import { buildWithGo } from './goBuild';
import { goProgram } from './goPrograms';
import { withLock } from './lock';
import { currentPlatform } from './platform';
import { releasesFor } from './releases';
import {
  Component,
  COMPONENTS,
  ControlPlaneBinaries,
  EnsureBinariesOptions,
} from './types';

/** A folder with all programs; if set, no other source is used. */
const OVERRIDE = 'ECO_CONTROL_PLANE_BIN';

/**
 * Finds the programs of a control plane: in the folder `ECO_CONTROL_PLANE_BIN`,
 * in the cache, as official release downloads with a pinned checksum, or built
 * from Go modules.
 *
 * @throws an Error with what is missing and how to get it
 */
export async function ensureBinaries(
  options: EnsureBinariesOptions = {},
): Promise<ControlPlaneBinaries> {
  const override = process.env[OVERRIDE];
  if (override) {
    await checkOverride(override);
    return binariesIn(override);
  }
  const platform = currentPlatform();
  const directory = binariesDirectory(platform);
  if ((await missingIn(directory)).length > 0) {
    await mkdir(directory, { recursive: true });
    await withLock(join(directory, 'lock.sqlite'), options, async () => {
      await removeLeftovers(directory);
      await downloadMissing(directory, options);
      await buildMissing(directory, options);
    });
  }
  return binariesIn(directory);
}

async function downloadMissing(
  directory: string,
  options: EnsureBinariesOptions,
): Promise<void> {
  const missing = await missingIn(directory);
  const releases = releasesFor(currentPlatform()).filter(({ component }) =>
    missing.includes(component),
  );
  if (releases.length === 0) {
    return;
  }
  const failures = await downloadReleases({ ...options, releases, directory });
  for (const [component, reason] of failures) {
    options.onProgress?.(`${component} could not be downloaded: ${reason}`);
  }
}

async function buildMissing(
  directory: string,
  options: EnsureBinariesOptions,
): Promise<void> {
  const components = await missingIn(directory);
  if (components.length === 0) {
    return;
  }
  try {
    const programs = components.map(goProgram);
    await buildWithGo({ ...options, programs, directory });
  } catch (error) {
    options.signal?.throwIfAborted();
    throw new Error(
      `${components.join(
        ', ',
      )}: no official release could be downloaded, and ` +
        `they cannot be built. ${
          (error as Error).message
        } Or put the programs ` +
        `into a folder and set ${OVERRIDE} to it.`,
      { cause: error },
    );
  }
}

async function checkOverride(folder: string): Promise<void> {
  const missing = await missingIn(folder);
  if (missing.length > 0) {
    throw new Error(
      `${OVERRIDE} is ${folder}, but there is no program ` +
        `${missing.join(
          ', ',
        )} in it. Add what is missing, or unset ${OVERRIDE}.`,
    );
  }
}

async function missingIn(folder: string): Promise<Component[]> {
  const missing: Component[] = [];
  for (const component of COMPONENTS) {
    try {
      await access(join(folder, component), constants.X_OK);
    } catch {
      missing.push(component);
    }
  }
  return missing;
}

/** Removes the leftovers of killed downloads and builds. */
async function removeLeftovers(directory: string): Promise<void> {
  for (const entry of await readdir(directory)) {
    if (/^\.(download|build)-/.test(entry)) {
      await rm(join(directory, entry), { recursive: true, force: true });
    }
  }
}

function binariesIn(folder: string): ControlPlaneBinaries {
  return Object.fromEntries(
    COMPONENTS.map(component => [component, join(folder, component)]),
  ) as ControlPlaneBinaries;
}
