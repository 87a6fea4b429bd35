import {
  ContainerSetting,
  ContainerSettings,
} from '@backstage-eco/plugin-eco-node';
import {
  boundedObjects,
  isRawObject,
  objectIn,
  RawObject,
} from './boundedText';
import { isDnsLabel } from './isDnsLabel';

/**
 * Allow-listed settings. Keys are lower case without `-`, `_` and `.`, so that
 * an argument and an environment variable share one key. Excludes names that
 * some programs use for their own namespace, such as `--namespace`. Sources:
 * Operator SDK's and Kubebuilder's scaffolding, and the documentation of ECK
 * (`NAMESPACES`), Flux (`--watch-all-namespaces`), Prometheus Operator
 * (`--namespaces`), Strimzi (`STRIMZI_NAMESPACE`), Ingress NGINX
 * (`--ingress-class`), HAProxy (`--ingress.class`), Kong
 * (`CONTROLLER_INGRESS_CLASS`) and Traefik
 * (`--providers.kubernetesingress.ingressclass`).
 */
const SETTINGS: Record<string, keyof typeof PARSERS> = {
  watchnamespace: 'namespaces',
  watchnamespaces: 'namespaces',
  watchednamespace: 'namespaces',
  watchednamespaces: 'namespaces',
  namespaces: 'namespaces',
  strimzinamespace: 'namespaces',
  watchallnamespaces: 'allNamespaces',
  leaderelect: 'leaderElection',
  leaderelection: 'leaderElection',
  leaderelectionenabled: 'leaderElection',
  enableleaderelection: 'leaderElection',
  strimzileaderelectionenabled: 'leaderElection',
  ingressclass: 'ingressClass',
  controlleringressclass: 'ingressClass',
  providerskubernetesingressingressclass: 'ingressClass',
  traefikproviderskubernetesingressingressclass: 'ingressClass',
};

const PARSERS = {
  namespaces: (text: string) => ({ watchedNamespaces: toNamespaces(text) }),
  /** False does not tell which namespaces. */
  allNamespaces: (text: string) => ({
    watchedNamespaces: toBoolean(text) ? ('all' as const) : undefined,
  }),
  leaderElection: (text: string) => ({ leaderElection: toBoolean(text) }),
  ingressClass: (text: string) => ({
    ingressClass: isDnsLabel(text) ? text : undefined,
  }),
};

/**
 * Pod fields that a container's environment may refer to.
 *
 * @public
 */
export interface PodContext {
  namespace: string | undefined;
  /** Annotations of the pod, unvalidated. */
  annotations: RawObject;
}

/**
 * Extracts the allow-listed settings of a container. Everything else in its
 * command, arguments and environment is dropped, because it may be secret.
 *
 * @returns undefined if it has none
 *
 * @public
 */
export function containerSettings(
  container: RawObject,
  pod: PodContext,
): ContainerSettings | undefined {
  const environment = environmentOf(container, pod);
  const found = [
    ...argumentsOf(container, environment),
    ...environment,
  ].flatMap(({ name, text, field }) => {
    const setting = settingOf(name);
    return setting && text !== undefined
      ? [{ ...PARSERS[setting](text), field }]
      : [];
  });
  const watchedNamespaces = agreed(
    found.filter(each => 'watchedNamespaces' in each),
    each => each.watchedNamespaces,
  );
  const leaderElection = agreed(
    found.filter(each => 'leaderElection' in each),
    each => each.leaderElection,
  );
  const ingressClass = agreed(
    found.filter(each => 'ingressClass' in each),
    each => each.ingressClass,
  );
  return watchedNamespaces || leaderElection || ingressClass
    ? { watchedNamespaces, leaderElection, ingressClass }
    : undefined;
}

/**
 * Returns the value that all findings agree on; undefined if any differs or is
 * invalid.
 */
function agreed<F extends { field: string }, T>(
  found: F[],
  valueOf: (each: F) => T | undefined,
): ContainerSetting<T> | undefined {
  const values = found.map(valueOf);
  const [value] = values;
  const isAgreed = new Set(values.map(each => JSON.stringify(each))).size === 1;
  return value !== undefined && isAgreed
    ? { value, field: found[0].field }
    : undefined;
}

/** A setting as written; `text` is undefined if its value is unknown. */
interface WrittenSetting {
  name: string;
  text: string | undefined;
  field: string;
}

/** Reads the environment variables. One without a value counts as empty. */
function environmentOf(
  container: RawObject,
  pod: PodContext,
): WrittenSetting[] {
  return boundedObjects(container.env).flatMap((variable, position) => {
    const { name, value = '', valueFrom } = variable;
    const text = isRawObject(valueFrom) ? fieldOf(valueFrom, pod) : value;
    return typeof name === 'string'
      ? [
          {
            name,
            text: typeof text === 'string' ? text : undefined,
            field: `env[${position}]`,
          },
        ]
      : [];
  });
}

/**
 * Resolves a field reference to the pod's namespace, or to the target
 * namespaces that OLM annotates.
 */
function fieldOf(valueFrom: RawObject, pod: PodContext): unknown {
  const { fieldPath } = objectIn(valueFrom, 'fieldRef');
  if (fieldPath === 'metadata.namespace') {
    return pod.namespace;
  }
  return fieldPath === "metadata.annotations['olm.targetNamespaces']"
    ? pod.annotations['olm.targetNamespaces']
    : undefined;
}

function argumentsOf(
  container: RawObject,
  environment: WrittenSetting[],
): WrittenSetting[] {
  // If a name occurs several times, the last one wins.
  const variables = new Map(environment.map(({ name, text }) => [name, text]));
  return ['command', 'args'].flatMap(list => {
    const written = Array.isArray(container[list]) ? container[list] : [];
    return written.flatMap((argument: unknown, position: number) => {
      const parts =
        typeof argument === 'string'
          ? /^--?([a-z][\w.-]*)(?:=(.*))?$/is.exec(argument)
          : null;
      if (!parts) {
        return [];
      }
      const [, name, inline] = parts;
      const text = inline ?? valueAfter(name, written[position + 1]);
      return [
        {
          name,
          text: expanded(text, variables),
          field: `${list}[${position}]`,
        },
      ];
    });
  });
}

/**
 * Returns the value of an argument without `=`: `true` for a flag, otherwise
 * the next argument.
 */
function valueAfter(name: string, next: unknown): string | undefined {
  const setting = settingOf(name);
  if (setting !== 'namespaces' && setting !== 'ingressClass') {
    return 'true';
  }
  return typeof next === 'string' && !next.startsWith('-') ? next : undefined;
}

/** Expands `$(NAME)` to the variable of the same container. */
function expanded(
  text: string | undefined,
  variables: ReadonlyMap<string, string | undefined>,
): string | undefined {
  const reference = text && /^\$\(([\w.-]+)\)$/.exec(text);
  return reference ? variables.get(reference[1]) : text;
}

function settingOf(name: string): keyof typeof PARSERS | undefined {
  const key = name.toLowerCase().replace(/[-_.]/g, '');
  return Object.hasOwn(SETTINGS, key) ? SETTINGS[key] : undefined;
}

/**
 * Parses a comma-separated list of namespaces. An empty list or `*` means all.
 *
 * @returns undefined if a name is invalid, or if there are more than a thousand
 *
 * @public
 */
export function toNamespaces(text: string): string[] | 'all' | undefined {
  const names = text
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '');
  if (names.length === 0 || names.join() === '*') {
    return 'all';
  }
  return names.length <= 1000 && names.every(isDnsLabel) ? names : undefined;
}

function toBoolean(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (['true', '1', 't'].includes(word)) {
    return true;
  }
  return ['false', '0', 'f'].includes(word) ? false : undefined;
}
