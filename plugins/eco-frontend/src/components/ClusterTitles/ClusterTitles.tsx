import { PropsWithChildren, createContext, useContext, useMemo } from 'react';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';

const TitlesContext = createContext<ReadonlyMap<string, string>>(new Map());

/** Lets everything below say the titles of clusters where answers have names. */
export function ClusterTitles(
  props: PropsWithChildren<{ clusters: ClusterSummary[] }>,
) {
  const { clusters, children } = props;
  const titles = useMemo(
    () => new Map(clusters.map(({ name, title }) => [name, title])),
    [clusters],
  );
  return (
    <TitlesContext.Provider value={titles}>{children}</TitlesContext.Provider>
  );
}

/** The title of a cluster, or its name where no title is known. */
export function useClusterTitle(): (name: string) => string {
  const titles = useContext(TitlesContext);
  return name => titles.get(name) ?? name;
}
