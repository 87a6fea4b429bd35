import { EcoClient } from '@backstage-eco/plugin-eco-common';
import { SignIn } from './clusters';
import { waitFor } from './waitFor';

/**
 * Waits until Eco has tried to read every cluster once, so that the first page
 * has data to show.
 *
 * @param options - `clusters`: their names; `again`: refreshes each cluster
 *   after the backend's own first read, which may have started before the
 *   cluster was complete
 * @returns the names of the clusters not read in time
 */
export async function clustersRead(options: {
  baseUrl: string;
  clusters: string[];
  signIn: SignIn;
  again?: boolean;
  withinMs: number;
  signal: AbortSignal;
}): Promise<string[]> {
  const eco = new EcoClient({
    discoveryApi: { getBaseUrl: async id => `${options.baseUrl}/api/${id}` },
  });
  const askedAt = new Map<string, string>();
  let pending = options.clusters;
  let token: string | undefined;
  await waitFor(async () => {
    token ??= await signIn(options);
    const clusters = await eco.getClusters({ token });
    const tried = new Map(
      clusters
        .filter(({ outcome }) => outcome.status !== 'pending')
        .map(({ name, outcome }) => [name, outcome.at ?? '']),
    );
    for (const name of options.again ? tried.keys() : []) {
      if (options.clusters.includes(name) && !askedAt.has(name)) {
        await eco.refreshCluster(name, { token });
        askedAt.set(name, tried.get(name)!);
      }
    }
    pending = options.clusters.filter(
      name => !tried.has(name) || tried.get(name) === askedAt.get(name),
    );
    return pending.length === 0;
  }, options);
  return pending;
}

/** Signs in as the sign-in page does, so it also proves that people can. */
async function signIn(options: {
  baseUrl: string;
  signIn: SignIn;
}): Promise<string> {
  const { provider, headers } = options.signIn;
  const answer = await fetch(
    `${options.baseUrl}/api/auth/${provider}/refresh`,
    { headers: { ...headers, 'x-requested-with': 'XMLHttpRequest' } },
  );
  const { backstageIdentity } = (await answer.json()) as {
    backstageIdentity: { token: string };
  };
  return backstageIdentity.token;
}
