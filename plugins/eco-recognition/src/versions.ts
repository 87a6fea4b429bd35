import { VersionReading } from '@backstage-eco/plugin-eco-common';
import { RE2JS } from 're2js';
import { VersionCandidate, VERSION_SOURCES } from './signals/SignalMatcher';

/**
 * `1.2`, `1.2.3` or `1.2.3.4`, with an optional suffix. A first number longer
 * than a year, such as `20240813.1`, is a build number.
 */
const NUMBERED =
  /^(\d{1,3}|20\d\d)(\.\d+){1,3}([-+_.~][0-9A-Za-z][0-9A-Za-z.+_~-]*)?$/;
/** More digits are a year or a build number, unless prefixed with `v`. */
const LONE_NUMBER = /^(\d{1,2}|[vV]\d{1,3})$/;
/** Date and commit, used by Kubernetes SIGs to tag unreleased images. */
const DATED_COMMIT = /^20\d{6}-[0-9a-f]{7,12}$/;

/** Values that build systems use if no version is set. */
const PLACEHOLDER =
  /^0\.0\.0($|[-+_.])|^99+(\.99+)+|undefined|unknown|placeholder|\$|^0+(\.0+)*$/i;

/** `1.2.x` is a release series, not a version. */
const RELEASE_LINE = /\.x$/i;

const ARCHITECTURES =
  'amd64|arm64(-?v8)?|arm(32|-?v[67l]|32-?v[5-8]|hf)?|x86[-_]64|x64|aarch64|ppc64(le)?|s390x|riscv64|loong64|i?386';

/**
 * Suffixes for base image or architecture, which say nothing about the tool's
 * version: `-debian-12-r3`, `-alpine`, `-ubi9`, `-amd64` and such.
 */
const BUILD_FLAVOUR = new RegExp(
  `[-_](${[
    '(debian|photon)-?\\d*(-r\\d+)?',
    'alpine[\\d.]*',
    'ubi\\d*([-.]?(minimal|micro|init))?',
    '(ubuntu|fedora|centos|rocky|rockylinux|almalinux|oraclelinux|amazonlinux|azurelinux|mariner|leap|sles|bci)-?[\\d.]*',
    '(rhel|el|ol)\\d+|al20\\d\\d|al2|amzn\\d*',
    'buster|bookworm|bullseye|trixie|sid|xenial|bionic|focal|jammy|noble',
    'distroless|chiseled|hardened|cuda[\\d.]*|chainguard|wolfi|busybox|scratch|slim|static|fips|nonroot|rootless|debug|musl|glibc',
    'windows(-[a-z0-9]+)*|windowsservercore[-\\d]*|hostprocess|nanoserver[-\\d]*|ltsc\\d+',
    '(openjdk|temurin|jdk|jre|java)-?[\\d.]*|(python|py|node|nodejs|php|ruby)-?\\d[\\d.]*',
    `(linux-)?(${ARCHITECTURES})|linux|multi-?arch`,
    'r\\d+',
  ].join('|')})$`,
);

/** Architecture before the version: `arm64-v1.2.3`. */
const MACHINE_FIRST = new RegExp(
  `^(linux[-_])?(${ARCHITECTURES})[-_](?=v?\\d+\\.)`,
);

/** Bounds the work on untrusted tags; real ones have a few suffixes. */
const MAX_FLAVOURS = 6;

function withoutFlavour(text: string): string {
  let stripped = text.replace(MACHINE_FIRST, '');
  for (let flavours = 0; flavours < MAX_FLAVOURS; flavours += 1) {
    const next = stripped.replace(BUILD_FLAVOUR, '');
    if (next === stripped) {
      break;
    }
    stripped = next;
  }
  return stripped;
}

/**
 * Extracts the version from a tag or label, without a leading `v` and without
 * suffixes for base image or architecture.
 *
 * @param text - for example `v1.19.2` or `1.12.1-debian-11-r20`
 * @param pattern - a regular expression (RE2) for versions in a custom format,
 *   for example `edge-21.9.2`
 * @returns undefined if there is none: `latest`, a branch, a commit, a
 *   placeholder
 */
export function cleanVersion(
  text: string,
  pattern?: string,
): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 128) {
    return undefined;
  }
  // The pattern may come from any definition; RE2 never backtracks.
  if (pattern && RE2JS.matches(pattern, trimmed)) {
    return trimmed.replace(/^v(?=\d)/, '');
  }
  const plain = withoutFlavour(trimmed);
  const value = plain.replace(/^[vV](?=\d)/, '');
  if (PLACEHOLDER.test(value) || RELEASE_LINE.test(value)) {
    return undefined;
  }
  return NUMBERED.test(value) ||
    LONE_NUMBER.test(plain) ||
    DATED_COMMIT.test(value)
    ? value
    : undefined;
}

/**
 * Returns the version from the best source. Among candidates of one source the
 * first with a valid version wins.
 *
 * @public
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
