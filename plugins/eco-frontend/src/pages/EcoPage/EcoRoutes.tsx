import { ComponentType, Suspense, lazy } from 'react';
import Box from '@mui/material/Box';
import { Route, Routes, useLocation } from 'react-router-dom';
import { PageSkeleton } from '../../components/PageStates';
import { PAGES } from '../../pages';
import { NoSuchPage } from './NoSuchPage';
import { PageBoundary } from './PageBoundary';

const ROUTES = Object.values(PAGES).map(({ path, load }) => ({
  path,
  Page: lazy(async () => ({ default: (await load()) as ComponentType })),
}));

/** Content below the header, by path. */
export function EcoRoutes() {
  const { pathname } = useLocation();
  return (
    <PageBoundary path={pathname}>
      {/* Overrides the font of @backstage/ui, which text would inherit. */}
      <Box sx={{ fontFamily: 'fontFamily' }}>
        <Suspense fallback={<PageSkeleton />}>
          <Routes>
            {ROUTES.map(({ path, Page }) => (
              <Route key={path} path={path} element={<Page />} />
            ))}
            <Route path="*" element={<NoSuchPage />} />
          </Routes>
        </Suspense>
      </Box>
    </PageBoundary>
  );
}
