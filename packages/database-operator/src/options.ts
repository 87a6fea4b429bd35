import {
  MoreParameters,
  parseMoreParameters,
} from '@backstage-eco/plugin-eco-common';
import { readFileSync } from 'fs';
import { parseArgs } from 'util';
import { parse } from 'yaml';

/** Each has about 25 watches of its own. */
const MAX_NAMESPACES = 20;

/** RFC 1123, as Kubernetes asks for it in the names of namespaces. */
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** What the command line says. */
export interface Options {
  /** Without one the pod's own service account is used. */
  kubeconfig?: string;
  host: string;
  port: number;
  leaseNamespace?: string;
  leaseName: string;
  /** Whose Databases are worked on; left out, those of all namespaces. */
  namespaces?: string[];
  /** Length of a watch in seconds; by default 5 to 10 minutes. */
  watchSeconds?: number;
  /** How long a count of ready servers may wait until it is written; by default 30. */
  progressSeconds?: number;
  /** How often an unfinished Database is looked at and probed again; by default 30. */
  recheckSeconds?: number;
  /** Where operators run; left out, an operator may be in any namespace. */
  operatorNamespaces?: string[];
  /** What parameters the platform team allows beside what comes with Eco. */
  parameters?: MoreParameters;
}

/**
 * Reads the command line.
 *
 * @param env - `WATCH_NAMESPACE` stands for `--namespaces`, as OLM and many operators
 *   have it
 * @throws Error that names the option and what it should be
 */
export function readOptions(
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): Options {
  const { values } = parseArgs({
    args,
    options: {
      kubeconfig: { type: 'string' },
      listen: { type: 'string', default: '127.0.0.1:8080' },
      'lease-namespace': { type: 'string' },
      'lease-name': { type: 'string', default: 'database-operator' },
      namespaces: { type: 'string', default: env.WATCH_NAMESPACE || undefined },
      'watch-seconds': { type: 'string' },
      'progress-seconds': { type: 'string' },
      'recheck-seconds': { type: 'string' },
      'operator-namespaces': { type: 'string' },
      'parameters-file': { type: 'string' },
    },
  });
  const match = /^(.+):(\d{1,5})$/.exec(values.listen);
  if (!match || Number(match[2]) > 65535) {
    throw new Error(
      `--listen ${values.listen}: give an address and a port, such as 0.0.0.0:8080`,
    );
  }
  return {
    kubeconfig: values.kubeconfig,
    host: match[1].replace(/^\[|\]$/g, ''),
    port: Number(match[2]),
    leaseNamespace: values['lease-namespace'],
    leaseName: values['lease-name'],
    watchSeconds: seconds('watch-seconds', values),
    progressSeconds: seconds('progress-seconds', values),
    recheckSeconds: seconds('recheck-seconds', values),
    namespaces: namespaces('namespaces', values, MAX_NAMESPACES),
    operatorNamespaces: namespaces('operator-namespaces', values),
    parameters: parametersIn(values['parameters-file']),
  };
}

function parametersIn(file: string | undefined): MoreParameters | undefined {
  if (file === undefined) {
    return undefined;
  }
  try {
    return parseMoreParameters(parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`--parameters-file ${file}: ${why}`);
  }
}

function namespaces(
  option: string,
  values: Record<string, string | undefined>,
  most = Infinity,
): string[] | undefined {
  const text = values[option];
  if (text === undefined) {
    return undefined;
  }
  const names = [...new Set(text.split(',').map(name => name.trim()))];
  if (names.length > most) {
    throw new Error(
      `--${option} names ${names.length} namespaces; give ${most} at most, and run another controller for the others`,
    );
  }
  const wrong = names.find(name => !DNS_LABEL.test(name));
  if (wrong !== undefined) {
    throw new Error(
      `--${option} ${text}: "${wrong}" is no name of a namespace; give names with commas between them`,
    );
  }
  return names;
}

function seconds(
  option: string,
  values: Record<string, string | undefined>,
): number | undefined {
  const text = values[option];
  if (text !== undefined && !/^[1-9]\d{0,3}$/.test(text)) {
    throw new Error(`--${option} ${text}: give 1 to 9999`);
  }
  return text === undefined ? undefined : Number(text);
}
