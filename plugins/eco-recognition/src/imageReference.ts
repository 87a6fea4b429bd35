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

function withoutVendorMarks(name: string): string {
  let plain = name;
  for (;;) {
    const next = plain
      .replace(VENDOR_PREFIX, '')
      .replace(VENDOR_SUFFIX, '')
      .replace(VENDOR_INFIX, '');
    if (next === plain) {
      return plain;
    }
    plain = next;
  }
}

/** A hostile name may have hundreds, and each pair of them would be a key. */
const MAXIMAL_PARTS = 16;
/** A hostile image may have hundreds, and each end of it would be a key. */
const MAXIMAL_FOLDERS = 8;

/**
 * A mirror may fold folders into the name: `jetstack-cert-manager-controller`,
 * `quay.io__jetstack__cert-manager-controller`. The name itself is at the end.
 */
function foldedKeys(name: string): string[] {
  const parts = name.split(/([-_.]+)/).slice(1 - 2 * MAXIMAL_PARTS);
  const keys: string[] = [];
  for (let start = 0; start < parts.length; start += 2) {
    for (let cut = start + 1; cut < parts.length; cut += 2) {
      const folder = parts.slice(start, cut).join('');
      keys.push(`${folder}/${parts.slice(cut + 1).join('')}`);
    }
  }
  return keys;
}

/** Where Bitnami moved its images in 2025. */
const BITNAMI = /^bitnami(legacy|secure)$/;

const MIRRORED = /^mirrored-/;

/**
 * Rancher's mirror names an image `mirrored-<folder>-<name>`, and says not where
 * the folder ends: every end may be the name.
 */
function endsOfMirrored(name: string): string[] {
  if (!MIRRORED.test(name)) {
    return [];
  }
  const parts = withoutVendorMarks(name).split('-').slice(-MAXIMAL_PARTS);
  return parts.map((_, start) => parts.slice(start).join('-'));
}

/**
 * Every text by which a definition may name this image's repository: the ends
 * of its path, whatever registry or folder a mirror keeps it in.
 *
 * - `cert-manager-controller`: the last segment;
 * - `jetstack/cert-manager-controller`: the last two, also where a mirror joined
 *   them (`rancher/mirrored-jetstack-cert-manager-controller`);
 * - longer ends in the same way, without the joining.
 *
 * What vendors put round a name (`mirrored-`, `ose-`, `-rhel9`, `-ubi`, `-fips`,
 * `-amd64` and such) may be there or not.
 */
export function repositoryKeys(reference: ImageReference): Set<string> {
  const name = reference.path[reference.path.length - 1];
  const keys = new Set(endsOfMirrored(name));
  const folders = reference.path
    .slice(0, -1)
    .slice(-MAXIMAL_FOLDERS)
    .map(folder => folder.replace(BITNAMI, 'bitnami'));
  for (const variant of new Set([name, withoutVendorMarks(name)])) {
    keys.add(variant);
    for (let start = folders.length - 1; start >= 0; start--) {
      keys.add([...folders.slice(start), variant].join('/'));
    }
    for (const folded of foldedKeys(variant)) {
      keys.add(folded);
    }
  }
  return keys;
}
