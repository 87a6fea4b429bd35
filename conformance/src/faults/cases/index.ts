import { FaultGroup } from '../FaultCase';
import { bodies } from './bodies';
import { changes } from './changes';
import { clusterLists } from './clusterLists';
import { connections } from './connections';
import { discoveries } from './discovery';
import { pages } from './pages';
import { plugins } from './plugins';
import { portals } from './portals';
import { refusals } from './refusals';
import { servers } from './servers';
import { watches } from './watches';

export { databases } from './databases';

/** All cases that do not depend on the database. */
export const FAULT_GROUPS: FaultGroup[] = [
  refusals,
  connections,
  bodies,
  discoveries,
  watches,
  pages,
  plugins,
  clusterLists,
  changes,
  servers,
  portals,
];
