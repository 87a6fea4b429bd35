/** Instead of an address in what somebody is told. */
const HIDDEN = '[address hidden]';

const PORT = ':\\d{2,5}\\b';
const IPV4 = '\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b';
/** More groups than a time of day has, or some left out. */
const IPV6 =
  '\\[[0-9a-f:.]+\\]|(?<![\\w:])(?=[0-9a-f:]*::|(?:[0-9a-f]+:){4})[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,8}';
const NAME = '[a-z0-9-]+(?:\\.[a-z0-9-]+)*';
/** What a certificate is for, and what was asked for. */
const IN_CERTIFICATE = `(?<=\\b(?:Host|DNS): ?)${NAME}|(?<=certificate is valid for )${NAME}(?:, (?!not )${NAME})*(?:, not ${NAME})?`;
/**
 * Has a dot, which a name of an image with its tag has not. Begins only where a word
 * does: from each place in one, the whole rest would be tried.
 */
const HOST_AND_PORT = `(?<![\\w.-])(?=[\\w.-]*[a-z])\\.*(?:localhost|[\\w-]+(?:\\.+[\\w-]+)+)${PORT}`;

/**
 * Addresses as network errors name them: URLs, IP addresses, host names with a
 * port, and the host that was asked for in vain.
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

/** A text without addresses inside the network. */
export function withoutAddresses(text: string): string {
  return text.replace(ADDRESSES, HIDDEN);
}

/**
 * An answer whose reasons name no address inside the network, but those of
 * clusters that the caller may have read again. Pure; what has none is returned as
 * it is.
 *
 * @param maySee - asked with the name of the cluster that a reason is about;
 * undefined where that is not said
 */
export function hideAddresses<T>(
  answer: T,
  maySee: (cluster: string | undefined) => boolean,
): T {
  return hideIn(answer, undefined, maySee) as T;
}

/** Whether reasons of an answer name addresses. */
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

/** `findingsUnknown` and its like say why, too. */
function isReason(key: string): boolean {
  return key === 'reason' || key.endsWith('Unknown');
}

function reasonFor(reason: string, isWhole: boolean): string {
  return isWhole ? reason : withoutAddresses(reason);
}

/** The cluster that an object of an answer is about, where it says so. */
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
