import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ObjectPage } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { PAGE_SIZE, Paging } from '../../hooks/useObjectQuery';

/** Navigation between pages. Renders nothing if there is only one. */
export function PageButtons(props: { page: ObjectPage; paging: Paging }) {
  const { total, items, nextCursor } = props.page;
  const { page, toFirst, toPrevious, toNext } = props.paging;
  const t = useEcoTranslation();
  if (page === 0 && !nextCursor) {
    return null;
  }
  const before = (page ?? 0) * PAGE_SIZE;
  const words =
    page === undefined
      ? t('objects.some', { shown: String(items.length), total: String(total) })
      : t('objects.range', {
          from: String(before + 1),
          to: String(before + items.length),
          total: String(total),
        });
  return (
    <Box
      component="nav"
      aria-label={t('objects.pages')}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}
    >
      <Box
        component="span"
        role="status"
        sx={{ mr: 1, typography: 'body2', color: 'text.secondary' }}
      >
        {words}
      </Box>
      {page !== 0 && <Button onClick={toFirst}>{t('objects.first')}</Button>}
      {toPrevious && (
        <Button onClick={toPrevious}>{t('objects.previous')}</Button>
      )}
      {nextCursor && (
        <Button variant="outlined" onClick={() => toNext(nextCursor)}>
          {t('objects.next')}
        </Button>
      )}
    </Box>
  );
}
