import { ProxiedSignInPage, SignInPage } from '@backstage/core-components';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { KeyNeeded } from './KeyNeeded';

/**
 * Signs in as guest: at once with the portal's key, and otherwise after a
 * click, as usual in Backstage.
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
