import { DatabaseEngineName, DatabaseType } from './engines';
import data from './supportedVersions.json';

/**
 * A release series that an engine can run.
 *
 * @public
 */
export interface VersionSeries {
  provider: DatabaseEngineName;
  type: DatabaseType;
  /** Part of the version that determines the server's data format. */
  series: string;
  product: string;
  /** Absent if the operator picks the image. */
  image?: string;
  /**
   * Image tag to run if only the series is requested. Defaults to the series.
   */
  tag?: string;
  /** Whether the engine accepts only the series, not an exact version. */
  seriesOnly?: boolean;
  /** End of support, as an ISO date. */
  endOfLife: string;
  /** Source of the series, and the ISO date of the state that was read. */
  source: { url: string; date: string };
}

const sources: Record<string, VersionSeries['source']> = data.sources;
const all: VersionSeries[] = data.series.map(entry => ({
  ...(entry as Omit<VersionSeries, 'source'>),
  source: sources[entry.source],
}));

/**
 * Returns the series that an engine can run, oldest first.
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
 * Returns the series of a version: `17` and `17.2` belong to series 17.
 *
 * @returns undefined if the engine cannot run it, or the text is not a version
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
 * Returns the product and series of a version, regardless of engine.
 *
 * @returns undefined if no engine runs it
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
 * Returns the image tag for a version.
 *
 * @public
 */
export function imageTagOf({ series, tag }: VersionSeries, version: string) {
  return version === series && tag ? tag : version;
}

/**
 * Returns the image for a version.
 *
 * @public
 */
export function imageOf(series: VersionSeries, version: string): string {
  return `${series.image}:${imageTagOf(series, version)}`;
}

/**
 * Lists, as text, every series that any engine can run for a type.
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
 * Compares versions numerically. A missing part counts as the newest, because
 * `17` means the latest 17.x.
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
