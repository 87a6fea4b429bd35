import { IncomingHttpHeaders } from 'node:http';

/** Why a request does not pass. */
export interface Refusal {
  status: 400 | 403 | 405;
  reason: 'BadRequest' | 'Forbidden' | 'MethodNotAllowed';
  message: string;
}

/** Subresources that act, although they are reached by GET. */
const ACTING = ['exec', 'attach', 'portforward', 'proxy'];

/**
 * Where an API server answers, below its base path. Other prefixes lead to
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

/** The media type of a table, without anything that could be read otherwise. */
const TABLE =
  /^\s*application\/json;\s*as=Table(;\s*g=meta\.k8s\.io|;\s*v=v1){1,2}\s*$/;

/**
 * Says whether a request may pass to a person's own cluster. Only reading
 * passes, and of a Secret never its value: rows of a table without the objects
 * are all that is answered.
 *
 * @param request - `path` as it came, with its query
 * @returns undefined when it may
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
  // With its one "?": URLSearchParams takes it off, and would do so with a second.
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
  // Aggregated API servers pass on whole paths of the core API: any segment counts.
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
 * The segments as the API server sees them: it decodes before it splits, and
 * takes `namespaces//secrets` for the Secrets of all namespaces.
 *
 * @returns undefined when they could mean another path there than here
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

/** No name in Kubernetes needs what is refused here. */
function isPlain(segment: string): boolean {
  return /^[^%#?;\\\s\p{Cc}]+$/u.test(segment) && !/^\.\.?$/.test(segment);
}

/**
 * What a path of the API names. `/api/v1/namespaces/x/pods/y/log` has the
 * resource `pods` and the subresource `log`.
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
