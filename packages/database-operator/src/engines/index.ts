import { DatabaseEngineName } from '@backstage-eco/plugin-eco-common';
import { cloudNativePgEngine } from './cloudNativePg';
import { Engine } from './Engine';
import { mariaDbEngine } from './mariaDb';
import { oracleMySqlEngine } from './oracleMySql';
import { perconaEngine } from './percona';
import { statefulSetEngine } from './statefulSet';
import { zalandoEngine } from './zalando';

/** All engines in order of preference; the StatefulSet is the last resort. */
export const engines: Engine[] = [
  cloudNativePgEngine,
  mariaDbEngine,
  zalandoEngine,
  perconaEngine,
  oracleMySqlEngine,
  statefulSetEngine,
];

/** Returns the engine of this name. */
export function engineNamed(name: DatabaseEngineName): Engine {
  const engine = engines.find(found => found.name === name);
  if (!engine) {
    throw new Error(`There is no engine named ${name}`);
  }
  return engine;
}
