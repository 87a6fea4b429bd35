import { useMemo, useState } from 'react';
import { IdentityApi } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { ProxiedSignInPage } from '@backstage/core-components';
import { ChoosePersona } from './ChoosePersona';
import { Persona } from './personas';

/** Stores the selected user until sign-out. */
const CHOICE_KEY = 'eco-demo-persona';

/** Signs in as the selected demo user, without a password. */
export function PersonaSignInPage(
  props: SignInPageProps & { personas: Persona[]; portalKey?: string },
) {
  const { personas, portalKey, onSignInSuccess } = props;
  // Each selection is a new attempt, even of the same user.
  const [attempt, setAttempt] = useState(() => ({
    count: 0,
    user: rememberedUser(personas),
  }));
  // Memoized, because a new component type would be remounted.
  const Choose = useMemo(
    () =>
      function ChooseAgain({ error }: { error?: Error }) {
        return (
          <ChoosePersona
            personas={personas}
            error={error}
            onChoose={user =>
              setAttempt(({ count }) => ({ count: count + 1, user }))
            }
          />
        );
      },
    [personas],
  );
  const { count, user } = attempt;
  if (user === undefined) {
    return <Choose />;
  }
  return (
    <ProxiedSignInPage
      key={count}
      provider="demoPersonas"
      headers={{
        'x-demo-persona': user,
        ...(portalKey && { 'x-portal-key': portalKey }),
      }}
      ErrorComponent={Choose}
      onSignInSuccess={identity => {
        localStorage.setItem(CHOICE_KEY, user);
        onSignInSuccess(forgetOnSignOut(identity));
      }}
    />
  );
}

function rememberedUser(personas: Persona[]): string | undefined {
  const remembered = localStorage.getItem(CHOICE_KEY);
  return personas.find(({ user }) => user === remembered)?.user;
}

function forgetOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    async signOut() {
      localStorage.removeItem(CHOICE_KEY);
      await identity.signOut();
    },
  };
}
