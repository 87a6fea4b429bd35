/** Parts of an image reference, as written. */
interface ImageParts {
  /** With a trailing slash; empty if not given. */
  registry: string;
  path: string[];
  /** With the leading colon; empty if not given. */
  tag: string;
  /** With the leading at sign; empty if not given. */
  digest: string;
}

const REFERENCE = /^((?:[^/]*[.:][^/]*|localhost)\/)?([^:@]+)(:[^@]+)?(@.+)?$/;

function split(image: string): ImageParts | undefined {
  const [, registry = '', path, tag = '', digest = ''] =
    REFERENCE.exec(image) ?? [];
  return path ? { registry, path: path.split('/'), tag, digest } : undefined;
}

/** Rewrites an image reference. Returns invalid references unchanged. */
export type ImageRewriter = (image: string) => string;

function rewriting(rewrite: (parts: ImageParts) => string): ImageRewriter {
  return image => {
    const parts = split(image);
    return parts ? rewrite(parts) : image;
  };
}

/** Rewrites registry and path, and keeps tag and digest. */
function relocating(
  relocate: (path: string[], registry: string) => string,
): ImageRewriter {
  return rewriting(({ registry, path, tag, digest }) => {
    const host = registry ? registry.slice(0, -1) : 'docker.io';
    return `${relocate(path, host)}${tag}${digest}`;
  });
}

const last = (path: string[]) => path[path.length - 1];
const plain = (host: string) => host.replace(/[^a-z0-9]+/gi, '-');

/** Naming schemes of mirrors, caches and vendors. */
export const REGISTRIES: Record<string, ImageRewriter> = {
  'mirror with the path': relocating(
    path => `registry.corp/mirror/${path.join('/')}`,
  ),
  'cache with the registry in the path, with a port': relocating(
    (path, host) => `harbor.corp:8443/proxy/${host}/${path.join('/')}`,
  ),
  'pull-through cache of a cloud': relocating(
    path =>
      `123456789012.dkr.ecr.eu-central-1.amazonaws.com/cache/${path.join('/')}`,
  ),
  'only the last part of the path': relocating(
    path => `registry.corp/${last(path)}`,
  ),
  'last part in a folder of a team': relocating(
    path => `registry.corp:5000/platform/third-party/${last(path)}`,
  ),
  'path joined with hyphens': relocating(
    path => `registry.corp/${path.join('-')}`,
  ),
  'path joined with underscores': relocating(
    path => `europe-docker.pkg.dev/corp/images/${path.join('_')}`,
  ),
  'registry and path joined with hyphens': relocating(
    (path, host) => `registry.corp/mirror/${plain(host)}-${path.join('-')}`,
  ),
  'mirrored by Rancher': relocating(
    path => `docker.io/rancher/mirrored-${path.slice(-2).join('-')}`,
  ),
  'built for one machine type': relocating(
    path => `registry.corp/${path.join('/')}-amd64`,
  ),
  'rebuilt on UBI': relocating(
    path => `registry.corp/vendor/${last(path)}-rhel9`,
  ),
};

const DIGEST = `@sha256:${'7d9e4eea'.repeat(8)}`;

/** Ways to tag or pin an image. */
export const TAGS: Record<string, ImageRewriter> = {
  'digest instead of the tag': rewriting(
    ({ registry, path }) => `${registry}${path.join('/')}${DIGEST}`,
  ),
  'tag and digest': rewriting(
    ({ registry, path, tag }) => `${registry}${path.join('/')}${tag}${DIGEST}`,
  ),
  'tag latest': rewriting(
    ({ registry, path }) => `${registry}${path.join('/')}:latest`,
  ),
  'no tag': rewriting(({ registry, path }) => `${registry}${path.join('/')}`),
  'tag of a commit': rewriting(
    ({ registry, path }) => `${registry}${path.join('/')}:sha-8f3a91c`,
  ),
};
