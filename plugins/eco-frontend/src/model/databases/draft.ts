import {
  DatabaseOptions,
  DatabaseType,
} from '@backstage-eco/plugin-eco-common';
import {
  DatabaseManifest,
  newManifestText,
  readManifest,
  setInManifest,
} from './manifestText';
import {
  ClusterOption,
  clusterOption,
  engineOption,
  newestVersion,
  onlyOne,
} from './options';

/** Content of the form: the request's own fields, and the manifest as text. */
export interface DatabaseDraft {
  cluster: string;
  owner: string;
  /** Manifest; the only source of all fields it contains. */
  text: string;
}

/**
 * Creates the initial draft, with every field filled in that has a single
 * option.
 */
export function newDraft(options: DatabaseOptions): DatabaseDraft {
  const { sizes, storage } = options;
  const cluster = onlyOne(options.clusters);
  const engine: DatabaseType = cluster?.engines[0]?.engine ?? 'postgres';
  return {
    cluster: cluster?.name ?? '',
    owner: defaultOwner(options),
    text: newManifestText({
      namespace: cluster && onlyOne(cluster.namespaces)?.name,
      spec: {
        engine,
        version: newestVersion(engineOption(cluster, engine)),
        sizeClass: sizes[0]?.sizeClass,
        storage: storage.default,
      },
    }),
  };
}

/** Prefers a group, because people come and go. */
function defaultOwner({ owners }: DatabaseOptions): string {
  const group = owners.find(({ entityRef }) => entityRef.startsWith('group:'));
  return (group ?? owners[0])?.entityRef ?? '';
}

/**
 * Moves a draft to another cluster. Keeps the namespace and version if they
 * exist there.
 */
export function moveToCluster(
  draft: DatabaseDraft,
  name: string,
  options: DatabaseOptions,
): DatabaseDraft {
  const cluster = clusterOption(options, name);
  const { namespace, spec } = readManifest(draft.text).manifest ?? {};
  const isThere = cluster?.namespaces.some(each => each.name === namespace);
  const text = isThere
    ? draft.text
    : setInManifest(
        draft.text,
        ['metadata', 'namespace'],
        cluster && onlyOne(cluster.namespaces)?.name,
      );
  return {
    ...draft,
    cluster: name,
    text: withRunnableVersion(text, { spec, cluster }),
  };
}

/** Sets the engine, with the newest version that the cluster can run. */
export function chooseEngine(
  draft: DatabaseDraft,
  engine: string,
  cluster: ClusterOption | undefined,
): DatabaseDraft {
  const text = setInManifest(draft.text, ['spec', 'engine'], engine);
  const spec = { ...readManifest(text).manifest?.spec, version: undefined };
  return { ...draft, text: withRunnableVersion(text, { spec, cluster }) };
}

function withRunnableVersion(
  text: string,
  options: {
    spec: DatabaseManifest['spec'] | undefined;
    cluster: ClusterOption | undefined;
  },
): string {
  const { spec, cluster } = options;
  const engine = engineOption(cluster, String(spec?.engine));
  const isThere = engine?.versions.some(
    ({ version, supported }) => version === spec?.version && supported !== 'no',
  );
  return isThere
    ? text
    : setInManifest(text, ['spec', 'version'], newestVersion(engine));
}
