/**
 * Parts of an image reference.
 *
 * @public
 */
export interface ImageReference {
  /** Host and port. Omitted for the container runtime's default registry. */
  registry?: string;
  /** Path segments of the repository, without the registry. */
  path: string[];
  tag?: string;
  /** For example `sha256:…`. */
  digest?: string;
}

const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/** Returns whether the first segment names a registry rather than a folder. */
function isRegistry(segment: string): boolean {
  return (
    segment.includes('.') || segment.includes(':') || segment === 'localhost'
  );
}

/**
 * Parses an image reference: `[registry/]path[:tag][@digest]`. Source: the
 * grammar of distribution/reference. The first segment is a registry if it
 * contains a dot or a port, or is `localhost`.
 *
 * @returns undefined if the text is not an image reference, such as an empty
 *   text or an unresolved placeholder
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
 * Prefixes that vendors and mirrors add to image names. Docker Hub is the only
 * registry among them, because only its images have no folder.
 */
const VENDOR_PREFIX = /^((mirrored|hardened|ose|dhi)-|docker[-_.]+io[-_.]+)/;
/**
 * Suffixes that vendors and build systems add: base image, hardening,
 * architecture.
 */
const VENDOR_SUFFIX =
  /-(rhel\d+|ubi\d*|fips|iamguarded|distroless|alpine|debian\d*|(linux-)?(amd64|arm64|multiarch))$/;
/**
 * Red Hat puts the base image inside the names of operators:
 * `jaeger-rhel8-operator`.
 */
const VENDOR_INFIX = /-rhel\d+(?=-)/;

const OPENSHIFT = /^ose-/;

/**
 * Returns whether an image's tag is the version of its content. False for
 * OpenShift, which tags its images (`ose-prometheus:v4.15`) with the version of
 * OpenShift.
 */
export function hasOwnVersion({ path }: ImageReference): boolean {
  return !OPENSHIFT.test(path[path.length - 1]);
}

/**
 * Bounds the work: real names have a few marks, a malicious one may have
 * hundreds.
 */
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

/** Folders that Bitnami moved its images to in 2025. */
const BITNAMI = /^bitnami(legacy|secure)$/;

const MIRRORED = /^mirrored-/;

/**
 * Returns whether a mirror folded the folders into the name, as in
 * `jetstack-cert-manager-controller` or
 * `quay.io__jetstack__cert-manager-controller`. The original name is at the
 * end.
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

/**
 * Strips trailing separators. A loop, because a regular expression would be
 * quadratic in a long run of separators.
 */
function withoutSeparators(text: string): string {
  let end = text.length;
  while (end > 0 && '-_.'.includes(text[end - 1])) {
    end -= 1;
  }
  return text.slice(0, end);
}

/** Names by which definitions may refer to an image, prepared for matching. */
export interface ImageNames {
  /** Folders of its repository, each prefixed by a slash. */
  folders: string;
  /** Its name, with and without vendor marks. */
  names: string[];
  /**
   * Set for Rancher's mirror, which names images `mirrored-<folder>-<name>`.
   * Where the folder ends is ambiguous, so any suffix of this text may be the
   * name.
   */
  mirrored?: string;
}

/**
 * Derives the names of an image. Needs no more memory than the reference
 * itself, so that long untrusted names cannot exhaust it.
 */
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
 * Returns whether an image has a name from a definition, regardless of the
 * registry or folder that a mirror uses:
 *
 * - `cert-manager-controller`: the last path segment;
 * - `jetstack/cert-manager-controller`: the last two segments, even if a mirror
 *   joined them (`rancher/mirrored-jetstack-cert-manager-controller`);
 * - longer suffixes likewise, but not joined.
 *
 * Vendor marks (`mirrored-`, `ose-`, `-rhel9`, `-ubi`, `-fips`, `-amd64` and
 * such) are optional.
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
 * Returns the last part of a name, the lookup key of images: every image that
 * has the name of a repository ends in the same part.
 */
export function lastPart(name: string): string {
  const ends = ['-', '_', '.', '/'].map(end => name.lastIndexOf(end));
  return name.slice(Math.max(...ends) + 1);
}
