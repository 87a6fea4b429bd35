import pLimit from 'p-limit';
import { ApiServiceFacts, InventoryPart } from '@backstage-eco/plugin-eco-node';
import { completeDiscovery } from './discovery/completeDiscovery';
import { findServed } from './discovery/findServed';
import { Served } from './discovery/readServed';
import { toResourceAttempt } from './discovery/toResourceAttempt';
import { ClusterIdentity, identify } from './identify';
import { InventoryReading, ReadInventoryOptions } from './InventoryReading';
import { KIND_SOURCES, KindSource } from './kinds';
import { ClusterReading, readIfServed } from './lists/readIfServed';
import { Reading } from './Reading';
import { ApiReader } from './requests/ApiReader';
import { SchemaKeeper } from './schemas/SchemaKeeper';
import { toInventoryReading } from './toInventoryReading';
import { Attempt } from './toPart';

/** Maximum concurrent lists per cluster. */
const LISTS = 4;
/** Maximum concurrent watches per cluster. */
const WATCHES = 10;

/** Options for reading all kinds of a cluster. */
export interface ReadKindsOptions extends ReadInventoryOptions {
  reader: ApiReader;
  served: Served;
  now: () => Date;
}

/**
 * Reads all kinds of a cluster after its discovery. Namespaces come first,
 * because they tell whether it is still the same cluster. Served kinds follow.
 * The others come last, once it is certain that they are not served.
 */
export async function readKinds(
  options: ReadKindsOptions,
): Promise<InventoryReading> {
  const { served } = options;
  const anyCluster = toClusterReading(options);
  const namespaces = await readIfServed(
    KIND_SOURCES.namespaces,
    served.discovery,
    anyCluster,
  );
  const knownUid = options.state?.clusterUid ?? options.previous?.uid;
  const identity = identify(namespaces, knownUid);
  const cluster = ofCluster(anyCluster, identity);
  const reading = new Reading(cluster);
  const add = withProgress(reading, options);
  const readAll = (sources: KindSource[], { discovery }: Served) =>
    Promise.all(
      sources.map(async source =>
        add(source, await readIfServed(source, discovery, cluster)),
      ),
    );

  add(KIND_SOURCES.namespaces, namespaces);
  const [now, later] = splitByServed(served);
  await readAll(now, served);
  const known = cluster.previous?.parts.apiResources;
  const complete = await completeDiscovery({
    reader: options.reader,
    served,
    apiServices: reading.part('apiServices') as
      | InventoryPart<ApiServiceFacts>
      | undefined,
    known,
  });
  await readAll(later, complete);
  reading.add(
    'apiResources',
    toResourceAttempt(
      complete.discovery,
      known && 'items' in known ? known.items : [],
    ),
  );
  return toInventoryReading({ options, served: complete, identity, reading });
}

function toClusterReading(options: ReadKindsOptions): ClusterReading {
  return {
    cluster: options.cluster,
    now: options.now,
    previous: options.previous,
    states: options.state?.kinds ?? {},
    refusals: (!options.isRequested && options.state?.refusals) || {},
    reader: options.reader,
    schemas: new SchemaKeeper({
      keep: options.keepSchemas,
      recent: options.recentSchemas,
    }),
    listing: pLimit(LISTS),
    watching: pLimit(WATCHES),
  };
}

/** Facts of another cluster must not count as earlier facts of this one. */
function ofCluster(
  reading: ClusterReading,
  identity: ClusterIdentity,
): ClusterReading {
  return identity.isReplaced
    ? { ...reading, previous: undefined, states: {}, refusals: {} }
    : { ...reading, clusterVersion: identity.version };
}

function withProgress(
  reading: Reading,
  { onProgress }: ReadKindsOptions,
): (source: KindSource, attempt: Attempt<unknown>) => void {
  const total = Object.keys(KIND_SOURCES).length;
  let done = 0;
  return (source, attempt) => {
    reading.add(source.part, attempt, source);
    done++;
    onProgress?.({ done, total });
  };
}

/** Returns all kinds except namespaces, split into served and not served. */
function splitByServed({ discovery }: Served): [KindSource[], KindSource[]] {
  const sources: KindSource[] = Object.values(KIND_SOURCES);
  const others = sources.filter(({ part }) => part !== 'namespaces');
  const isServed = (source: KindSource) =>
    findServed(discovery, source).state === 'served';
  return [others.filter(isServed), others.filter(source => !isServed(source))];
}
