import { PropsWithChildren } from 'react';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import {
  UnifiedTheme,
  UnifiedThemeProvider,
  createUnifiedTheme,
  genPageTheme,
  shapes,
} from '@backstage/theme';
import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import LightModeOutlined from '@mui/icons-material/LightModeOutlined';
import { darkPalette, lightPalette } from './palettes';

const FONT =
  'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

function createEcoTheme(
  palette: typeof lightPalette | typeof darkPalette,
  pageColors: string[],
): UnifiedTheme {
  const page = genPageTheme({ colors: pageColors, shape: shapes.wave });
  return createUnifiedTheme({
    palette,
    fontFamily: FONT,
    defaultPageTheme: 'home',
    pageTheme: { home: page, service: page, tool: page, other: page },
    components: {
      MuiButton: {
        styleOverrides: { root: { textTransform: 'none', borderRadius: 8 } },
      },
      // Backstage's theme breaks words in the middle to keep columns even.
      MuiTableCell: {
        styleOverrides: {
          root: ({ theme }) => ({
            overflowWrap: 'break-word',
            verticalAlign: 'middle',
            lineHeight: 1.3,
            margin: 0,
            padding: theme.spacing(3, 2, 3, 2.5),
            borderBottom: 0,
          }),
          sizeSmall: ({ theme }) => ({
            padding: theme.spacing(1.5, 1, 1.5, 2),
          }),
          head: ({ theme }) => ({
            color: theme.palette.text.secondary,
            fontWeight: 'normal',
          }),
        },
      },
    },
  });
}

const lightTheme = createEcoTheme(lightPalette, ['#0c2b33', '#0e6070']);
const darkTheme = createEcoTheme(darkPalette, ['#0a1315', '#12444f']);

function LightThemeProvider({ children }: PropsWithChildren<{}>) {
  return (
    <UnifiedThemeProvider theme={lightTheme}>{children}</UnifiedThemeProvider>
  );
}

function DarkThemeProvider({ children }: PropsWithChildren<{}>) {
  return (
    <UnifiedThemeProvider theme={darkTheme}>{children}</UnifiedThemeProvider>
  );
}

/**
 * Replaces Backstage's light and dark themes with Eco's. They keep Backstage's
 * IDs, so that a selection stored in the browser stays valid.
 */
export const themeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ThemeBlueprint.make({
      name: 'light',
      params: {
        theme: {
          id: 'light',
          title: 'Light',
          variant: 'light',
          icon: <LightModeOutlined />,
          Provider: LightThemeProvider,
        },
      },
    }),
    ThemeBlueprint.make({
      name: 'dark',
      params: {
        theme: {
          id: 'dark',
          title: 'Dark',
          variant: 'dark',
          icon: <DarkModeOutlined />,
          Provider: DarkThemeProvider,
        },
      },
    }),
  ],
});
