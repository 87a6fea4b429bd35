import { VersionReading } from '@backstage-eco/plugin-eco-common';
import { RE2JS } from 're2js';
import { VersionCandidate, VERSION_SOURCES } from './signals/SignalMatcher';

/**
 * `1.2`, `1.2.3`, `1.2.3.4`, with a suffix. What begins with more than a year, such as
 * `20240813.1`, is the number of a build.
 */
const NUMBERED =
  /^(\d{1,3}|20\d\d)(\.\d+){1,3}([-+_.~][0-9A-Za-z][0-9A-Za-z.+_~-]*)?$/;
/** More digits are a year or the number of a build, unless a `v` stands before them. */
const LONE_NUMBER = /^(\d{1,2}|[vV]\d{1,3})$/;
/** A date and a commit: how Kubernetes SIGs tag images that have no release. */
const DATED_COMMIT = /^20\d{6}-[0-9a-f]{7,12}$/;

/** Numbers that build systems put where no version was set. */
const PLACEHOLDER =
  /^0\.0\.0($|[-+_.])|^99+(\.99+)+|undefined|unknown|placeholder|\$|^0+(\.0+)*$/i;

/** `1.2.x` names a line of releases. */
const RELEASE_LINE = /\.x$/i;

const ARCHITECTURES =
  'amd64|arm64(-?v8)?|arm(32|-?v[67l]|32-?v[5-8]|hf)?|x86[-_]64|x64|aarch64|ppc64(le)?|s390x|riscv64|loong64|i?386';

/**
 * What says of which base image or for which machine an image was built, and
 * nothing of the tool: `-debian-12-r3`, `-alpine`, `-ubi9`, `-amd64` and such.
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

/** Some write the machine before the version: `arm64-v1.2.3`. */
const MACHINE_FIRST = new RegExp(
  `^(linux[-_])?(${ARCHITECTURES})[-_](?=v?\\d+\\.)`,
);

/** A tag has a few; one with more is somebody's joke, and takes long to read. */
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
 * The version that the best source states. Candidates of the same source keep
 * their order; those that state none are passed over.
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
