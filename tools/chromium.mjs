// @ts-check
import { Failure } from './failure.mjs';
import {
  findInPath,
  installSystemPackage,
  isExecutable,
} from './system-packages.mjs';

const NAMES = ['chromium', 'google-chrome', 'google-chrome-stable', 'chrome'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * @returns {Promise<string>} the path of Chromium or Chrome, installed with
 * apt-get if missing and permitted
 * @throws {Failure} if there is none, with how to get one
 */
export async function ensureChromium() {
  const named = process.env.ECO_CHROMIUM;
  if (named) {
    if (!isExecutable(named)) {
      throw new Failure(`ECO_CHROMIUM names ${named}, which cannot be run.`);
    }
    return named;
  }
  let found = findChromium();
  if (!found && (await installSystemPackage('chromium'))) {
    found = findChromium();
  }
  if (!found) {
    throw new Failure(
      'Pages are read in Chromium or Google Chrome: install one (Debian: `sudo apt-get install chromium`; macOS: `brew install --cask google-chrome`), or set ECO_CHROMIUM to the program.',
    );
  }
  return found;
}

function findChromium() {
  for (const name of NAMES) {
    const path = findInPath(name);
    if (path) {
      return path;
    }
  }
  return APPLICATIONS.find(isExecutable);
}
