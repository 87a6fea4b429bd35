import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarSpace,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import type {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import MenuOutlined from '@mui/icons-material/MenuOutlined';
import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import { styled } from '@mui/material/styles';
import { Link } from 'react-router-dom';
import { Logo } from './Logo';
import { SignedIn } from './SignedIn';

const HomeLink = styled(Link)({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  height: 3 * sidebarConfig.logoHeight,
  paddingLeft: (sidebarConfig.drawerWidthClosed - 30) / 2,
  color: '#ffffff',
  fontSize: 22,
  fontWeight: 600,
  textDecoration: 'none',
});

function SidebarLogo() {
  const { isOpen } = useSidebarOpenState();
  return (
    <HomeLink to="/" aria-label="Eco, home">
      <Logo size={30} />
      {isOpen && 'Eco'}
    </HomeLink>
  );
}

function NavigationItem(props: NavContentNavItem) {
  const { href, icon, title } = props;
  return <SidebarItem to={href} icon={() => icon} text={title} />;
}

/**
 * Sidebar of the portal: home, stack, catalog, templates, search, other plugins
 * and notifications. The signed-in user and the settings are at the bottom.
 */
export function Navigation({ navItems }: NavContentComponentProps) {
  const items = navItems.withComponent(NavigationItem);
  const settings = items.take('page:user-settings');
  // Taken out of the list: its own item shows the unread count.
  items.take('page:notifications');
  return (
    <Sidebar>
      <SidebarLogo />
      <SidebarGroup label="Menu" icon={<MenuOutlined />}>
        {items.take('page:home')}
        {items.take('page:eco')}
        {items.take('page:catalog')}
        {items.take('page:scaffolder')}
        {items.take('page:search')}
        {items.rest({ sortBy: 'title' })}
        <NotificationsSidebarItem />
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <SidebarGroup label="Settings" icon={<SettingsOutlined />} to="/settings">
        <SignedIn />
        {settings}
      </SidebarGroup>
    </Sidebar>
  );
}
