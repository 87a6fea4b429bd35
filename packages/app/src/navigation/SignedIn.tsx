import {
  errorApiRef,
  identityApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import {
  SidebarItem,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { useUserProfile } from '@backstage/plugin-user-settings';
import LogoutOutlined from '@mui/icons-material/LogoutOutlined';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import { styled } from '@mui/material/styles';

const Person = styled('div')({
  display: 'flex',
  alignItems: 'center',
  height: 48,
  color: '#ffffff',
  fontSize: 14,
  fontWeight: 600,
  '& > svg': {
    width: sidebarConfig.drawerWidthClosed,
    marginRight: -16,
    fontSize: 20,
  },
});

/** The signed-in user, with a sign-out button. */
export function SignedIn() {
  const { profile, backstageIdentity } = useUserProfile();
  const { isOpen } = useSidebarOpenState();
  const identityApi = useApi(identityApiRef);
  const errorApi = useApi(errorApiRef);
  const name =
    profile.displayName ?? backstageIdentity?.userEntityRef.split('/').pop();
  return (
    <>
      {name && (
        <Person>
          <PersonOutlined titleAccess={isOpen ? undefined : name} />
          {isOpen && name}
        </Person>
      )}
      <SidebarItem
        icon={LogoutOutlined}
        text="Sign out"
        onClick={() =>
          identityApi.signOut().catch(error => errorApi.post(error))
        }
      />
    </>
  );
}
