import { useMemo } from 'react';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { GuestSignInPage } from './GuestSignInPage';
import { KeyNeeded } from './KeyNeeded';
import { PersonaSignInPage } from './PersonaSignInPage';
import { readPersonas } from './personas';
import { isKeyRequired, usePortalKey } from './portalKey';

/**
 * Signs in as a demo user, or as guest if there are none. If the portal
 * requires a key, this browser must have opened the portal's printed address
 * once.
 */
export function PortalSignInPage(props: SignInPageProps) {
  const config = useApi(configApiRef);
  const personas = useMemo(() => readPersonas(config), [config]);
  const known = usePortalKey();
  if (!known) {
    return null;
  }
  const { portalKey } = known;
  if (isKeyRequired(config) && portalKey === undefined) {
    return <KeyNeeded />;
  }
  return personas.length > 0 ? (
    <PersonaSignInPage {...props} personas={personas} portalKey={portalKey} />
  ) : (
    <GuestSignInPage
      {...props}
      portalKey={isKeyRequired(config) ? portalKey : undefined}
    />
  );
}
