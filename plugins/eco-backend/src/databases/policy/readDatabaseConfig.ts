import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  DatabaseType,
  MoreParameters,
  parseMoreParameters,
  parseQuantity,
  SIZE_CLASSES,
  SizeClass,
} from '@backstage-eco/plugin-eco-common';
import type { DatabaseQuotas, QuotaLimits } from '../../store';
import { toBytes } from './toBytes';

/** A set of allowed choices; omitted fields are not limited. */
export interface Allowance {
  /** Names, with `*` for any text. */
  clusters?: string[];
  /**
   * Names, with `*` for any text. Omitted for all except those of Kubernetes
   * itself.
   */
  namespaces?: string[];
  engines?: DatabaseType[];
  versions?: { [engine in DatabaseType]?: string[] };
  sizes?: SizeClass[];
  /** Quantities per server. */
  storage?: { min?: string; max?: string };
  /** Maximum number of servers. */
  maxReplicas?: number;
}

/** Configuration of self-service databases. */
export interface DatabaseConfig {
  /** Every field of a database must be allowed by the same entry. */
  allowed: Allowance[];
  quotas: DatabaseQuotas;
  /** Parameters that are allowed in addition to the built-in ones. */
  parameters?: MoreParameters;
}

const ENGINES: readonly string[] = ['postgres', 'mysql'];

/**
 * Reads `eco.databases`. Without it, nothing is allowed.
 *
 * @throws InputError that names the invalid field
 */
export function readDatabaseConfig(config: Config): DatabaseConfig {
  const databases = config.getOptionalConfig('eco.databases');
  return {
    allowed: (databases?.getOptionalConfigArray('allowed') ?? []).map(
      (allowance, at) =>
        readAllowance(allowance, `eco.databases.allowed[${at}]`),
    ),
    quotas: {
      owner: readLimits(databases, 'quotas.perOwner'),
      namespace: readLimits(databases, 'quotas.perNamespace'),
    },
    parameters: readParameters(databases),
  };
}

function readParameters(databases?: Config): MoreParameters | undefined {
  const written = databases?.getOptional('parameters');
  try {
    return written === undefined ? undefined : parseMoreParameters(written);
  } catch (error) {
    throw new InputError('eco.databases.parameters is not right', error);
  }
}

function readAllowance(config: Config, path: string): Allowance {
  const versions = config.getOptionalConfig('versions');
  return {
    clusters: config.getOptionalStringArray('clusters'),
    namespaces: config.getOptionalStringArray('namespaces'),
    engines: readWords<DatabaseType>(config, 'engines', path, ENGINES),
    versions: versions && {
      postgres: versions.getOptionalStringArray('postgres'),
      mysql: versions.getOptionalStringArray('mysql'),
    },
    sizes: readWords<SizeClass>(
      config,
      'sizes',
      path,
      Object.keys(SIZE_CLASSES),
    ),
    storage: {
      min: readQuantity(config, 'storage.min', path),
      max: readQuantity(config, 'storage.max', path),
    },
    maxReplicas: config.getOptionalNumber('maxReplicas'),
  };
}

function readWords<T extends string>(
  config: Config,
  key: string,
  path: string,
  known: readonly string[],
): T[] | undefined {
  const words = config.getOptionalStringArray(key);
  const unknown = words?.find(word => !known.includes(word));
  if (unknown !== undefined) {
    throw new InputError(
      `${path}.${key} has "${unknown}"; it can have ${known.join(', ')}`,
    );
  }
  return words as T[] | undefined;
}

function readQuantity(
  config: Config,
  key: string,
  path: string,
): string | undefined {
  const text = config.getOptionalString(key);
  if (text !== undefined && parseQuantity(text) === undefined) {
    throw new InputError(
      `${path}.${key} is "${text}", which is not a size. Set one such as 10Gi`,
    );
  }
  return text;
}

function readLimits(
  config: Config | undefined,
  key: string,
): QuotaLimits | undefined {
  const limits = config?.getOptionalConfig(key);
  if (!limits) {
    return undefined;
  }
  const storage = readQuantity(limits, 'storage', `eco.databases.${key}`);
  return {
    databases: limits.getOptionalNumber('databases'),
    storageBytes: storage === undefined ? undefined : toBytes(storage),
  };
}
