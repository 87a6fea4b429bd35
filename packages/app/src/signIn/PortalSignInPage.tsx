import { useMemo } from 'react';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { SignInPage } from '@backstage/core-components';
import { PersonaSignInPage } from './PersonaSignInPage';
import { readPersonas } from './personas';

/** Lets in one of the people of the demo, or a guest where there are none. */
export function PortalSignInPage(props: SignInPageProps) {
  const config = useApi(configApiRef);
  const personas = useMemo(() => readPersonas(config), [config]);
  return personas.length > 0 ? (
    <PersonaSignInPage {...props} personas={personas} />
  ) : (
    <SignInPage {...props} align="center" providers={['guest']} />
  );
}
