import { DatabaseEngineName } from '@backstage-eco/plugin-eco-common';
import { cloudNativePgEngine } from './cloudNativePg';
import { Engine } from './Engine';
import { mariaDbEngine } from './mariaDb';
import { oracleMySqlEngine } from './oracleMySql';
import { perconaEngine } from './percona';
import { statefulSetEngine } from './statefulSet';
import { zalandoEngine } from './zalando';

/** Every engine, the one that is preferred first; the StatefulSet is last. */
export const engines: Engine[] = [
  cloudNativePgEngine,
  mariaDbEngine,
  zalandoEngine,
  perconaEngine,
  oracleMySqlEngine,
  statefulSetEngine,
];

/** The engine of this name. */
export function engineNamed(name: DatabaseEngineName): Engine {
  const engine = engines.find(found => found.name === name);
  if (!engine) {
    throw new Error(`There is no engine named ${name}`);
  }
  return engine;
}
