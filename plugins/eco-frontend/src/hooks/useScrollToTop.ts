import { useEffect } from 'react';
import { useLocation, useNavigationType } from 'react-router-dom';

/**
 * Begins every new page at its top. Back and forward keep the place, which the
 * browser remembers.
 */
export function useScrollToTop(): void {
  const { pathname } = useLocation();
  const isPop = useNavigationType() === 'POP';
  useEffect(() => {
    if (!isPop) {
      window.scrollTo(0, 0);
    }
    // Only another page counts, not another filter.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [pathname]);
}
