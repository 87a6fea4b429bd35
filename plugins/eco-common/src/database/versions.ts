import { DatabaseEngineName, DatabaseType } from './engines';
import data from './supportedVersions.json';

/**
 * A line of releases that an engine can run.
 *
 * @public
 */
export interface VersionSeries {
  provider: DatabaseEngineName;
  type: DatabaseType;
  /** The part of the version that the server's data format depends on. */
  series: string;
  product: string;
  /** Absent where the operator knows which. */
  image?: string;
  /** Runs where only the series is asked for. By default the series is a tag too. */
  tag?: string;
  /** Whether the engine takes the series and nothing more exact. */
  seriesOnly?: boolean;
  /** ISO date after which nobody mends it. */
  endOfLife: string;
  /** Where the line was read, and the ISO date of the state that was read. */
  source: { url: string; date: string };
}

const sources: Record<string, VersionSeries['source']> = data.sources;
const all: VersionSeries[] = data.series.map(entry => ({
  ...(entry as Omit<VersionSeries, 'source'>),
  source: sources[entry.source],
}));

/**
 * What an engine can run, oldest first.
 *
 * @public
 */
export function seriesOf(
  provider: DatabaseEngineName,
  type: DatabaseType,
): VersionSeries[] {
  return all.filter(
    entry => entry.provider === provider && entry.type === type,
  );
}

/**
 * The series that a version belongs to: `17` and `17.2` are of series 17.
 *
 * @returns `undefined` where the engine cannot run it, or the text is no version
 * @public
 */
export function seriesFor(
  provider: DatabaseEngineName,
  type: DatabaseType,
  version: string,
): VersionSeries | undefined {
  if (!/^\d+(\.\d+){0,2}$/.test(version)) {
    return undefined;
  }
  return seriesOf(provider, type).find(
    ({ series, seriesOnly }) =>
      version === series || (!seriesOnly && version.startsWith(`${series}.`)),
  );
}

/**
 * The product that a version is of, and its series, whichever engine runs it.
 *
 * @returns `undefined` where none does
 *
 * @public
 */
export function productFor(
  type: DatabaseType,
  version: string,
): Pick<VersionSeries, 'product' | 'series'> | undefined {
  for (const { provider } of all) {
    const found = seriesFor(provider, type, version);
    if (found) {
      return found;
    }
  }
  return undefined;
}

/**
 * The tag of the image that a version runs.
 *
 * @public
 */
export function imageTagOf({ series, tag }: VersionSeries, version: string) {
  return version === series && tag ? tag : version;
}

/**
 * The image that a version runs.
 *
 * @public
 */
export function imageOf(series: VersionSeries, version: string): string {
  return `${series.image}:${imageTagOf(series, version)}`;
}

/**
 * Every version that some engine can run for a type, in words.
 *
 * @public
 */
export function knownVersions(type: DatabaseType): string {
  const words = all
    .filter(entry => entry.type === type)
    .map(({ product, series }) => `${series} (${product})`);
  return [...new Set(words)].join(', ');
}

/**
 * Orders versions by their numbers; a missing part counts as the newest, for
 * `17` asks for the latest of 17.
 *
 * @public
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map(version => version.split('.').map(Number));
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? Infinity) - (right[i] ?? Infinity);
    if (difference && !Number.isNaN(difference)) {
      return Math.sign(difference);
    }
  }
  return 0;
}
