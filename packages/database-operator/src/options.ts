import {
  MoreParameters,
  parseMoreParameters,
} from '@backstage-eco/plugin-eco-common';
import { readFileSync } from 'fs';
import { parseArgs } from 'util';
import { parse } from 'yaml';

/** Maximum number of namespaces; each costs about 25 watches. */
const MAX_NAMESPACES = 20;

/** DNS label (RFC 1123), the form Kubernetes requires for namespace names. */
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Options from the command line. */
export interface Options {
  /** Kubeconfig file; if omitted, the pod's service account is used. */
  kubeconfig?: string;
  host: string;
  port: number;
  leaseNamespace?: string;
  leaseName: string;
  /** Namespaces whose Databases are reconciled; all if omitted. */
  namespaces?: string[];
  /** Length of a watch, in seconds; 5 to 10 minutes by default. */
  watchSeconds?: number;
  /**
   * Minimum seconds between status writes that only change the count of ready
   * servers; 30 by default.
   */
  progressSeconds?: number;
  /**
   * Seconds between checks and probes of an unfinished Database; 30 by default.
   */
  recheckSeconds?: number;
  /** Namespaces where operators run; any namespace if omitted. */
  operatorNamespaces?: string[];
  /** Parameters that the platform team allows, in addition to Eco's own. */
  parameters?: MoreParameters;
}

/**
 * Parses the command line.
 *
 * @param env - `WATCH_NAMESPACE` is the default of `--namespaces`, the variable
 *   that OLM and many operators use
 * @throws Error if an option is invalid; the message names it and the expected
 *   value
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
  max = Infinity,
): string[] | undefined {
  const text = values[option];
  if (text === undefined) {
    return undefined;
  }
  const names = [...new Set(text.split(',').map(name => name.trim()))];
  if (names.length > max) {
    throw new Error(
      `--${option} names ${names.length} namespaces; give ${max} at most, and run another controller for the others`,
    );
  }
  const wrong = names.find(name => !DNS_LABEL.test(name));
  if (wrong !== undefined) {
    throw new Error(
      `--${option} ${text}: "${wrong}" is not a valid namespace; give names separated by commas`,
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
