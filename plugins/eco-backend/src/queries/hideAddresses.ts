/** Replaces an address. */
const HIDDEN = '[address hidden]';

const PORT = ':\\d{2,5}\\b';
const IPV4 = '\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b';
/** Requires more groups than a time of day has, or a `::`. */
const IPV6 =
  '\\[[0-9a-f:.]+\\]|(?<![\\w:])(?=[0-9a-f:]*::|(?:[0-9a-f]+:){4})[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,8}';
const NAME = '[a-z0-9-]+(?:\\.[a-z0-9-]+)*';
/**
 * Host names in certificate errors: the names of the certificate, and the
 * requested name.
 */
const IN_CERTIFICATE = `(?<=\\b(?:Host|DNS): ?)${NAME}|(?<=certificate is valid for )${NAME}(?:, (?!not )${NAME})*(?:, not ${NAME})?`;
/**
 * The host must contain a dot, unlike an image name with a tag. Matches start
 * only at the beginning of a word; otherwise each position would scan the rest
 * of the word.
 */
const HOST_AND_PORT = `(?<![\\w.-])(?=[\\w.-]*[a-z])\\.*(?:localhost|[\\w-]+(?:\\.+[\\w-]+)+)${PORT}`;

/**
 * Matches addresses in network errors: URLs, IP addresses, host names with a
 * port, and host names that failed to resolve.
 */
const ADDRESSES = new RegExp(
  [
    `\\bhttps?://[^\\s"'<>)]+`,
    HOST_AND_PORT,
    `(?:${IPV4})(?:${PORT})?`,
    `(?:${IPV6})(?:${PORT})?`,
    IN_CERTIFICATE,
    `(?<=\\b(?:ENOTFOUND|EAI_AGAIN|lookup|no such host) )${NAME}`,
  ].join('|'),
  'gi',
);

/** Removes addresses inside the network from a text. */
export function withoutAddresses(text: string): string {
  return text.replace(ADDRESSES, HIDDEN);
}

/**
 * Removes addresses inside the network from the reasons in an answer, except
 * for clusters that the caller may refresh. Pure; returns the same object if
 * there is nothing to hide.
 *
 * @param maySee - called with the name of the cluster that a reason is about,
 * or undefined if the answer does not name it
 */
export function hideAddresses<T>(
  answer: T,
  maySee: (cluster: string | undefined) => boolean,
): T {
  return hideIn(answer, undefined, maySee) as T;
}

/** Whether any reason in an answer contains addresses. */
export function hasAddresses(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) {
    return false;
  }
  if (Array.isArray(answer)) {
    return answer.some(hasAddresses);
  }
  const object = answer as Record<string, unknown>;
  return Object.keys(object).some(key => {
    const part = object[key];
    return isReason(key) && typeof part === 'string'
      ? withoutAddresses(part) !== part
      : hasAddresses(part);
  });
}

function hideIn(
  value: unknown,
  cluster: string | undefined,
  maySee: (cluster: string | undefined) => boolean,
): unknown {
  if (Array.isArray(value)) {
    const items = value.map(item => hideIn(item, cluster, maySee));
    return items.some((item, at) => item !== value[at]) ? items : value;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const about = clusterOf(value) ?? cluster;
  let changed: Record<string, unknown> | undefined;
  for (const [key, part] of Object.entries(value)) {
    const shown =
      isReason(key) && typeof part === 'string'
        ? reasonFor(part, maySee(about))
        : hideIn(part, about, maySee);
    if (shown !== part) {
      changed ??= { ...value };
      changed[key] = shown;
    }
  }
  return changed ?? value;
}

/** Fields such as `findingsUnknown` contain reasons, too. */
function isReason(key: string): boolean {
  return key === 'reason' || key.endsWith('Unknown');
}

function reasonFor(reason: string, isWhole: boolean): string {
  return isWhole ? reason : withoutAddresses(reason);
}

/** Returns the name of the cluster that an object is about, if it has one. */
function clusterOf(value: object): string | undefined {
  const { cluster, name, outcome } = value as Record<string, unknown>;
  if (typeof cluster === 'string') {
    return cluster;
  }
  const ofCluster = cluster as { name?: unknown } | undefined;
  if (typeof ofCluster?.name === 'string') {
    return ofCluster.name;
  }
  return outcome !== undefined && typeof name === 'string' ? name : undefined;
}
