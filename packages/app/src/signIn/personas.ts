import { ConfigApi } from '@backstage/frontend-plugin-api';

/** A person as whom one may enter the demo. */
export interface Persona {
  /** The reference of a user of the catalog. */
  user: string;
  name: string;
  role: string;
  /** What the person may see and do. */
  may: string;
}

/** None where the portal is no demo. */
export function readPersonas(config: ConfigApi): Persona[] {
  const personas = config.getOptionalConfigArray(
    'auth.providers.demoPersonas.personas',
  );
  return (personas ?? []).map(each => ({
    user: each.getString('user'),
    name: each.getString('name'),
    role: each.getString('role'),
    may: each.getString('may'),
  }));
}
