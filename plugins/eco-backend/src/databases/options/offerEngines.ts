import {
  checkDatabase,
  compareVersions,
  DATABASE_ENGINES,
  DatabaseEnvironment,
  DatabaseOptions,
  DatabaseType,
  seriesOf,
  VersionSeries,
} from '@backstage-eco/plugin-eco-common';
import { isVersionAllowed } from '../policy/findRefusals';
import { Allowance } from '../policy/readDatabaseConfig';

type EngineOption = DatabaseOptions['clusters'][number]['engines'][number];
type VersionOption = EngineOption['versions'][number];

const TITLES: Record<DatabaseType, string> = {
  postgres: 'PostgreSQL',
  mysql: 'MySQL or MariaDB',
};

/**
 * Lists the allowed engines and versions, and whether the cluster can run them.
 *
 * @param options - `allowances`: those of the cluster; `engines`: those that
 * the caller may use
 */
export function offerEngines(options: {
  allowances: Allowance[];
  engines: DatabaseType[];
  operators: DatabaseEnvironment['operators'];
}): EngineOption[] {
  const { allowances, engines, operators } = options;
  return engines.map(engine => ({
    engine,
    title: TITLES[engine],
    versions: everySeries(engine)
      .filter(({ series }) =>
        allowances.some(
          each =>
            (each.engines?.includes(engine) ?? true) &&
            isVersionAllowed(each, engine, series),
        ),
      )
      .map(series => toOption(series, operators)),
  }));
}

/** Returns the distinct version series, newest first. */
function everySeries(engine: DatabaseType): VersionSeries[] {
  const all = DATABASE_ENGINES.flatMap(({ name }) => seriesOf(name, engine));
  const bySeries = new Map(all.map(each => [each.series, each]));
  return [...bySeries.values()].sort((a, b) =>
    compareVersions(b.series, a.series),
  );
}

function toOption(
  { type, series, product, endOfLife }: VersionSeries,
  operators: DatabaseEnvironment['operators'],
): VersionOption {
  const check = checkDatabase(
    { spec: { engine: type, version: series } },
    { operators, claims: [] },
  );
  const option = { version: series, product, endOfLife };
  switch (check.verdict) {
    case 'runs':
      return { ...option, supported: 'yes', provider: check.engine.title };
    case 'stalled':
      return { ...option, supported: 'no', reason: check.problem.message };
    default:
      return { ...option, supported: 'unknown', reason: check.because };
  }
}
