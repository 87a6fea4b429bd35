import { identityApiRef } from '@backstage/frontend-plugin-api';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SignedIn } from './SignedIn';

function renderSignedIn(displayName?: string) {
  const identityApi = mockApis.identity.mock({
    getProfileInfo: async () => ({ displayName }),
    getBackstageIdentity: async () => ({
      type: 'user',
      userEntityRef: 'user:development/guest',
      ownershipEntityRefs: [],
    }),
    signOut: async () => {},
  });
  const catalogApi = { getEntityByRef: async () => undefined };
  renderInTestApp(
    <TestApiProvider
      apis={[
        [identityApiRef, identityApi],
        [catalogApiRef, catalogApi as any],
      ]}
    >
      <SignedIn />
    </TestApiProvider>,
  );
  return identityApi;
}

describe('SignedIn', () => {
  it('shows the signed-in user', async () => {
    renderSignedIn('Dana Kim');
    expect(await screen.findByTitle('Dana Kim')).toBeInTheDocument();
  });

  it('shows the entity name of a user without a profile', async () => {
    renderSignedIn();
    expect(await screen.findByTitle('guest')).toBeInTheDocument();
  });

  it('signs out', async () => {
    const { signOut } = renderSignedIn('Dana Kim');
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(signOut).toHaveBeenCalledTimes(1);
  });
});
