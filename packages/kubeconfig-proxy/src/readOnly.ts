import { IncomingHttpHeaders } from 'node:http';

/** Why a request is refused. */
export interface Refusal {
  status: 400 | 403 | 405;
  reason: 'BadRequest' | 'Forbidden' | 'MethodNotAllowed';
  message: string;
}

/** Subresources that act even by GET. */
const ACTING = ['exec', 'attach', 'portforward', 'proxy'];

/**
 * Paths of the API, below the API server's base path. Other prefixes lead to
 * other servers, or to the same objects again (Rancher's `/k8s/clusters/…`).
 */
const ROOTS = [
  ['api'],
  ['apis'],
  ['version'],
  ['openapi', 'v3'],
  ['healthz'],
  ['livez'],
  ['readyz'],
];

/**
 * Media type of a table, strict so that it cannot be interpreted differently.
 */
const TABLE =
  /^\s*application\/json;\s*as=Table(;\s*g=meta\.k8s\.io|;\s*v=v1){1,2}\s*$/;

/**
 * Decides whether a request may reach a person's own cluster. Only reads pass,
 * and never the value of a Secret: for Secrets, only table rows without the
 * objects are returned.
 *
 * @param request - `path`: as received, with its query
 * @returns undefined if it may pass
 */
export function refusal(request: {
  method?: string;
  path: string;
  headers: IncomingHttpHeaders;
}): Refusal | undefined {
  if (request.method !== 'GET') {
    return {
      status: 405,
      reason: 'MethodNotAllowed',
      message: `Eco only reads your clusters: ${request.method} is not passed on.`,
    };
  }
  // Keeps the "?": URLSearchParams strips one, and would also strip a second.
  const [, path = '', query = ''] = /^([^?]*)(.*)$/s.exec(request.path) ?? [];
  const segments = decodedSegments(path);
  if (!segments) {
    return {
      status: 400,
      reason: 'BadRequest',
      message: 'The path is not a plain one.',
    };
  }
  if (!ROOTS.some(root => root.every((each, at) => segments[at] === each))) {
    return forbidden('this path is none of the Kubernetes API.');
  }
  const { resource, subresource, legacyProxy } = target(segments);
  const acts = ACTING.includes(subresource ?? '') || legacyProxy;
  if (acts || request.headers.upgrade) {
    return forbidden(`${subresource ?? 'a connection'} is not passed on.`);
  }
  const rowsOnly =
    resource === 'secrets' && showsNoObject(query, request.headers.accept);
  // Any segment counts, as aggregated API servers may forward whole core API
  // paths.
  if (!rowsOnly && segments.some(each => /^secrets$/i.test(each))) {
    return forbidden('the values of Secrets are not passed on.');
  }
  return undefined;
}

function forbidden(what: string): Refusal {
  return {
    status: 403,
    reason: 'Forbidden',
    message: `Eco only reads your clusters: ${what}`,
  };
}

/**
 * Splits a path as the API server does: it decodes first, and treats
 * `namespaces//secrets` as the Secrets of all namespaces.
 *
 * @returns undefined if the API server could interpret the path differently
 */
function decodedSegments(path: string): string[] | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  const segments = decoded.replace(/^\/|\/$/g, '').split('/');
  const isRoot = segments.length === 1 && segments[0] === '';
  return isRoot || segments.every(isPlain) ? segments : undefined;
}

/** No name in Kubernetes needs the characters excluded here. */
function isPlain(segment: string): boolean {
  return /^[^%#?;\\\s\p{Cc}]+$/u.test(segment) && !/^\.\.?$/.test(segment);
}

/**
 * Parses an API path. `/api/v1/namespaces/x/pods/y/log` has the resource `pods`
 * and the subresource `log`.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris
 */
function target(segments: string[]) {
  const isCore = segments[0] === 'api';
  let rest = segments.slice(isCore ? 2 : 3);
  const legacyProxy = rest[0] === 'proxy';
  if (rest[0] === 'watch') {
    rest = rest.slice(1);
  }
  if (rest[0] === 'namespaces' && rest.length > 2) {
    rest = rest.slice(2);
  }
  const resource = isCore ? rest[0] : undefined;
  return { resource, subresource: rest[2], legacyProxy };
}

function showsNoObject(query: string, accept = ''): boolean {
  const included = new URLSearchParams(query).getAll('includeObject');
  return (
    included.length === 1 &&
    included[0] === 'None' &&
    accept.split(',').every(type => TABLE.test(type))
  );
}
