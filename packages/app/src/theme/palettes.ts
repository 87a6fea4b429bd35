import { palettes } from '@backstage/theme';

const NAVIGATION = {
  color: '#b9cccd',
  selectedColor: '#ffffff',
  indicator: '#8fd3a6',
  navItem: { hoverBackground: '#1d4049' },
  submenu: { background: '#16323a' },
};

/**
 * Eco's colors in light mode. Text has a contrast of 4.5:1 on the page and on
 * paper.
 */
export const lightPalette = {
  ...palettes.light,
  primary: { main: '#0e6070', dark: '#0a4753', light: '#3c8b99' },
  secondary: { main: '#8a4b14' },
  success: { main: '#1f7a45' },
  warning: { main: '#9a5b00' },
  error: { main: '#b3261e' },
  info: { main: '#245f9e' },
  background: { default: '#f4f7f7', paper: '#ffffff' },
  text: { primary: '#14211f', secondary: '#4a5c5e' },
  divider: '#d9e2e3',
  border: '#d9e2e3',
  textSubtle: '#4a5c5e',
  textVerySubtle: '#c2cfd0',
  link: '#0e6070',
  linkHover: '#0a4753',
  highlight: '#eef6e4',
  navigation: { ...NAVIGATION, background: '#0c2b33' },
  tabbar: { indicator: '#0e6070' },
  pinSidebarButton: { icon: '#0c2b33', background: '#b9cccd' },
};

/** Eco's colors in dark mode, with the same contrast. */
export const darkPalette = {
  ...palettes.dark,
  primary: { main: '#7cd0d6', dark: '#5bb6bd', light: '#a9e2e6' },
  secondary: { main: '#f0b27a' },
  success: { main: '#7fd09a' },
  warning: { main: '#f2b457' },
  error: { main: '#f79a92' },
  info: { main: '#8dbdf2' },
  background: { default: '#101a1c', paper: '#18262a' },
  text: { primary: '#e8f0f0', secondary: '#a9babc' },
  divider: '#2c3f44',
  border: '#2c3f44',
  textSubtle: '#a9babc',
  textVerySubtle: '#54686c',
  link: '#7cd0d6',
  linkHover: '#a9e2e6',
  highlight: '#23382f',
  errorBackground: '#3b1c1b',
  errorText: '#f79a92',
  infoBackground: '#172c40',
  infoText: '#8dbdf2',
  navigation: { ...NAVIGATION, background: '#0a1315' },
  tabbar: { indicator: '#7cd0d6' },
  pinSidebarButton: { icon: '#0a1315', background: '#b9cccd' },
};
