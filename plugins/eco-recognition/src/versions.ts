import { VersionReading } from '@backstage-eco/plugin-eco-common';
import { RE2JS } from 're2js';
import { VersionCandidate, VERSION_SOURCES } from './signals/SignalMatcher';

/** `1.2`, `1.2.3`, `1.2.3.4`, a lone number up to four digits, with a suffix. */
const NUMBERED = /^\d+(\.\d+){1,3}([-+_.~][0-9A-Za-z][0-9A-Za-z.+_~-]*)?$/;
const LONE_NUMBER = /^\d{1,4}$/;
/** A date and a commit: how Kubernetes SIGs tag images that have no release. */
const DATED_COMMIT = /^20\d{6}-[0-9a-f]{7,12}$/;

/** Numbers that build systems put where no version was set. */
const PLACEHOLDER =
  /^0\.0\.0($|[-+_.])|undefined|unknown|placeholder|\$|^0+(\.0+)*$/i;

/**
 * What says of which base image or for which machine an image was built, and
 * nothing of the tool: `-debian-12-r3`, `-alpine`, `-ubi9`, `-amd64` and such.
 */
const BUILD_FLAVOUR = new RegExp(
  `[-_](${[
    '(debian|photon)-?\\d+(-r\\d+)?',
    'alpine[\\d.]*',
    'ubi\\d*(-minimal)?',
    'ubuntu[\\d.]*',
    'rhel\\d+',
    'bookworm|bullseye|trixie|distroless|scratch|slim|fips|nonroot',
    'windows(-[a-z0-9]+)*|hostprocess|nanoserver[-\\d]*|ltsc\\d+',
    '(linux-)?(amd64|arm64)|linux',
    'r\\d+',
  ].join('|')})$`,
);

function withoutFlavour(text: string): string {
  let stripped = text;
  for (;;) {
    const next = stripped.replace(BUILD_FLAVOUR, '');
    if (next === stripped) {
      return stripped;
    }
    stripped = next;
  }
}

/**
 * The version that a tag or label states, without a leading `v` and without
 * what it says of the base image.
 *
 * @param text - for example `v1.19.2` or `1.12.1-debian-11-r20`
 * @param pattern - a regular expression (RE2) for versions in a form of their own,
 * for example `edge-21.9.2`
 * @returns undefined where it states none: `latest`, a branch, a commit, a placeholder
 */
export function cleanVersion(
  text: string,
  pattern?: string,
): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 128) {
    return undefined;
  }
  // Anybody's definition may bring the pattern: RE2 never backtracks.
  if (pattern && RE2JS.matches(pattern, trimmed)) {
    return trimmed.replace(/^v(?=\d)/, '');
  }
  const value = withoutFlavour(trimmed).replace(/^[vV](?=\d)/, '');
  if (PLACEHOLDER.test(value)) {
    return undefined;
  }
  return NUMBERED.test(value) ||
    LONE_NUMBER.test(value) ||
    DATED_COMMIT.test(value)
    ? value
    : undefined;
}

/**
 * The version that the best source states. Candidates of the same source keep
 * their order; those that state none are passed over.
 */
export function readVersion(
  candidates: readonly VersionCandidate[],
): VersionReading | undefined {
  for (const source of VERSION_SOURCES) {
    for (const candidate of candidates) {
      if (candidate.source === source) {
        const value = cleanVersion(candidate.text, candidate.pattern);
        if (value !== undefined) {
          return { value, evidence: candidate.evidence };
        }
      }
    }
  }
  return undefined;
}
