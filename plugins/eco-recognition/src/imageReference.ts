/**
 * The parts of an image reference.
 *
 * @public
 */
export interface ImageReference {
  /** Host and port. Left out: the default of the container runtime. */
  registry?: string;
  /** The segments of the repository, without the registry. */
  path: string[];
  tag?: string;
  /** For example `sha256:…`. */
  digest?: string;
}

const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/** Segments whose first part looks like this name a registry, not a folder. */
function isRegistry(segment: string): boolean {
  return (
    segment.includes('.') || segment.includes(':') || segment === 'localhost'
  );
}

/**
 * Splits an image reference: `[registry/]path[:tag][@digest]`. Source: the
 * grammar of distribution/reference; the first segment is a registry when it
 * holds a dot or a port, or is `localhost`.
 *
 * @returns undefined for text that names no image, such as an empty one or an
 * unfilled placeholder
 *
 * @public
 */
export function parseImageReference(image: string): ImageReference | undefined {
  const [named, digest, ...rest] = image.trim().split('@');
  if (!named || rest.length > 0 || /[\s${}<>]/.test(named)) {
    return undefined;
  }
  const segments = named.split('/');
  const last = segments.pop()!;
  const colon = last.indexOf(':');
  const name = colon < 0 ? last : last.slice(0, colon);
  const tag = colon < 0 ? undefined : last.slice(colon + 1);
  if (!name || (tag !== undefined && !TAG.test(tag))) {
    return undefined;
  }
  const registry =
    segments.length > 0 && isRegistry(segments[0])
      ? segments.shift()
      : undefined;
  if (segments.some(segment => segment === '')) {
    return undefined;
  }
  return {
    ...(registry && { registry }),
    path: [...segments, name],
    ...(tag && { tag }),
    ...(digest && { digest }),
  };
}

/**
 * What vendors and mirrors put before the name of an image. Only Docker Hub has
 * images without a folder.
 */
const VENDOR_PREFIX = /^((mirrored|hardened|ose|dhi)-|docker[-_.]+io[-_.]+)/;
/** What vendors and build systems put behind it: base image, hardening, machine. */
const VENDOR_SUFFIX =
  /-(rhel\d+|ubi\d*|fips|iamguarded|distroless|alpine|debian\d*|(linux-)?(amd64|arm64|multiarch))$/;
/** Red Hat writes the base image into the name of operators: `jaeger-rhel8-operator`. */
const VENDOR_INFIX = /-rhel\d+(?=-)/;

const OPENSHIFT = /^ose-/;

/**
 * Whether an image bears the version of what it contains. OpenShift tags the
 * images of its release (`ose-prometheus:v4.15`) with the release's version.
 */
export function bearsOwnVersion({ path }: ImageReference): boolean {
  return !OPENSHIFT.test(path[path.length - 1]);
}

/** A name has a few; a tenant may write a hundred. */
const MAX_MARKS = 6;

function withoutVendorMarks(name: string): string {
  let plain = name;
  for (let rounds = 0; rounds < MAX_MARKS; rounds += 1) {
    const next = plain
      .replace(VENDOR_PREFIX, '')
      .replace(VENDOR_SUFFIX, '')
      .replace(VENDOR_INFIX, '');
    if (next === plain) {
      break;
    }
    plain = next;
  }
  return plain;
}

/** Where Bitnami moved its images in 2025. */
const BITNAMI = /^bitnami(legacy|secure)$/;

const MIRRORED = /^mirrored-/;

/**
 * A mirror may fold folders into the name: `jetstack-cert-manager-controller`,
 * `quay.io__jetstack__cert-manager-controller`. The name itself is at the end.
 */
function isFolded(text: string, folder: string, name: string): boolean {
  if (!text.endsWith(name)) {
    return false;
  }
  const before = text.slice(0, -name.length);
  const folders = withoutSeparators(before);
  const start = folders.slice(0, -folder.length);
  return (
    folders.length < before.length &&
    folders.endsWith(folder) &&
    /(^|[-_.])$/.test(start)
  );
}

/** From the end: a pattern would try each of a thousand separators before it. */
function withoutSeparators(text: string): string {
  let end = text.length;
  while (end > 0 && '-_.'.includes(text[end - 1])) {
    end -= 1;
  }
  return text.slice(0, end);
}

/** What definitions may name an image by, ready to be compared. */
export interface ImageNames {
  /** The folders of its repository, each after a slash. */
  folders: string;
  /** Its name, with and without what vendors put round it. */
  names: string[];
  /**
   * Rancher's mirror names an image `mirrored-<folder>-<name>`, and says not where
   * the folder ends: every end of this text may be the name.
   */
  mirrored?: string;
}

/** The names of an image. They take no more memory than the image itself. */
export function namesOfImage({ path }: ImageReference): ImageNames {
  const name = path[path.length - 1];
  const plain = withoutVendorMarks(name);
  return {
    folders: path
      .slice(0, -1)
      .map(folder => `/${folder.replace(BITNAMI, 'bitnami')}`)
      .join(''),
    names: [...new Set([name, plain])],
    ...(MIRRORED.test(name) && { mirrored: plain }),
  };
}

/**
 * Whether a definition may name an image so, whatever registry or folder a mirror
 * keeps it in:
 *
 * - `cert-manager-controller`: the last segment of its path;
 * - `jetstack/cert-manager-controller`: the last two, also where a mirror joined
 *   them (`rancher/mirrored-jetstack-cert-manager-controller`);
 * - longer ends in the same way, without the joining.
 *
 * What vendors put round a name (`mirrored-`, `ose-`, `-rhel9`, `-ubi`, `-fips`,
 * `-amd64` and such) may be there or not.
 */
export function isNamed(
  { folders, names, mirrored }: ImageNames,
  repository: string,
): boolean {
  const slash = repository.lastIndexOf('/');
  const name = repository.slice(slash + 1);
  if (slash < 0) {
    return names.includes(name) || `-${mirrored ?? ''}`.endsWith(`-${name}`);
  }
  const folder = repository.slice(0, slash);
  return names.some(
    each =>
      (each === name && folders.endsWith(`/${folder}`)) ||
      isFolded(each, folder, name),
  );
}

/**
 * The part of a name by which it is looked up: what stands last in the name of a
 * repository stands last in that of every image which is named so.
 */
export function lastPart(name: string): string {
  const ends = ['-', '_', '.', '/'].map(end => name.lastIndexOf(end));
  return name.slice(Math.max(...ends) + 1);
}
