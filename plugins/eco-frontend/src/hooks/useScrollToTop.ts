import { useEffect } from 'react';
import { useLocation, useNavigationType } from 'react-router-dom';

/**
 * Scrolls every new page to the top. Back and forward navigation keep the
 * position restored by the browser.
 */
export function useScrollToTop(): void {
  const { pathname } = useLocation();
  const isPop = useNavigationType() === 'POP';
  useEffect(() => {
    if (!isPop) {
      window.scrollTo(0, 0);
    }
    // Scroll on a new page only, not when a filter changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [pathname]);
}
