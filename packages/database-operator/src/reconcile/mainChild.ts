import { DATABASE_ANNOTATIONS } from '@backstage-eco/plugin-eco-common';
import { childName } from '../database/names';
import { engines } from '../engines';
import { Engine } from '../engines/Engine';
import { KubernetesObject } from '../kubernetes/objects';
import { Observed } from './Observed';
import { ownership } from './ownership';

/**
 * Returns the main child, by which this engine runs this Database, if it
 * exists.
 */
export function mainChild(
  observed: Observed,
  engine: Engine,
): KubernetesObject | undefined {
  const { database, children } = observed;
  const name = childName(database.metadata.name);
  const main = children.get(`${engine.resource.kind}/${name}`);
  return main && ownership(main, observed) === 'ours' ? main : undefined;
}

/** An engine identified by a live child, and why it was chosen. */
export interface LivingEngine {
  engine: Engine;
  reason: string;
  main: KubernetesObject;
}

/**
 * Returns the engine that runs this Database, for use while the status does not
 * show it yet.
 */
export function livingEngine(observed: Observed): LivingEngine | undefined {
  for (const engine of engines) {
    const main = mainChild(observed, engine);
    if (main) {
      const {
        [DATABASE_ANNOTATIONS.reason]: reason = 'it runs the database already',
      } = main.metadata.annotations ?? {};
      return { engine, reason, main };
    }
  }
  return undefined;
}
