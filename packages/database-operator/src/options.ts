import {
  MoreParameters,
  parseMoreParameters,
} from '@backstage-eco/plugin-eco-common';
import { readFileSync } from 'fs';
import { parseArgs } from 'util';
import { parse } from 'yaml';

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
  /** Length of a watch in seconds; by default 5 to 10 minutes. */
  watchSeconds?: number;
  /** How long a count of ready servers may wait until it is written; by default 30. */
  progressSeconds?: number;
  /** Where operators run; left out, an operator may be in any namespace. */
  operatorNamespaces?: string[];
  /** What parameters the platform team allows beside what comes with Eco. */
  parameters?: MoreParameters;
}

/**
 * Reads the command line.
 *
 * @throws Error that names the option and what it should be
 */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      kubeconfig: { type: 'string' },
      listen: { type: 'string', default: '127.0.0.1:8080' },
      'lease-namespace': { type: 'string' },
      'lease-name': { type: 'string', default: 'database-operator' },
      'watch-seconds': { type: 'string' },
      'progress-seconds': { type: 'string' },
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
    operatorNamespaces: namespaces(values['operator-namespaces']),
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

function namespaces(text: string | undefined): string[] | undefined {
  const names = text?.split(',').map(name => name.trim());
  const wrong = names?.find(name => !DNS_LABEL.test(name));
  if (wrong !== undefined) {
    throw new Error(
      `--operator-namespaces ${text}: "${wrong}" is no name of a namespace; give names with commas between them`,
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
