import { ConfigApi } from '@backstage/frontend-plugin-api';

/** A demo user. */
export interface Persona {
  /** Entity reference of a user in the catalog. */
  user: string;
  name: string;
  role: string;
  /** What the user may see and do. */
  may: string;
}

/** Reads the demo users. Empty unless the portal is a demo. */
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
