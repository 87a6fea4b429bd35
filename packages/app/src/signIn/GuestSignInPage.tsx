import { ProxiedSignInPage, SignInPage } from '@backstage/core-components';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { KeyNeeded } from './KeyNeeded';

/**
 * Lets in the guest: by the key at once, and where there is no key after a
 * click, as everywhere in Backstage.
 */
export function GuestSignInPage(
  props: SignInPageProps & { portalKey?: string },
) {
  const { portalKey, ...page } = props;
  return portalKey === undefined ? (
    <SignInPage {...page} align="center" providers={['guest']} />
  ) : (
    <ProxiedSignInPage
      {...page}
      provider="guest"
      headers={{ 'x-portal-key': portalKey }}
      ErrorComponent={KeyNeeded}
    />
  );
}
