import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { ObjectPage } from '@backstage-eco/plugin-eco-common';
import { Age } from '../../components/Age';
import { SearchField } from '../../components/FilterBar';
import { PageHeading } from '../../components/PageHeading';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { UsedObjectQuery } from '../../hooks/useObjectQuery';
import { kindTitle, selectedKind } from '../../model/kinds';
import { KindNotice } from './KindNotice';
import { NoObjects } from './NoObjects';
import { ObjectTable } from './ObjectTable';
import { PageButtons } from './PageButtons';

/**
 * One page of objects, with warnings about its data.
 *
 * @param props - `waiting`: shows the previous page until the next one has
 * loaded
 */
export function LoadedObjects(props: {
  page: ObjectPage;
  used: UsedObjectQuery;
  waiting: boolean;
}) {
  const { page, used, waiting } = props;
  const { kind, total, items } = page;
  const t = useEcoTranslation();
  const { text = '', namespace } = used.query;
  const selected = selectedKind(kind.kind);
  const counted = kind.objects !== undefined;
  const filtered = text !== '' || namespace !== undefined;
  return (
    <Box
      aria-busy={waiting}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 1.5,
        opacity: waiting ? 0.6 : 1,
      }}
    >
      <PageHeading
        title={kindTitle(kind.kind)}
        lead={
          counted && (
            <>
              <span role="status">
                {filtered
                  ? t('objects.fitting', {
                      shown: String(total),
                      all: String(kind.objects ?? 0),
                    })
                  : t('objects.all', { count: total })}
              </span>
              {selected && <> · {t(`selected.${selected}`)}</>}
              {' · '}
              {t('objects.readAt')} <Age at={kind.readAt ?? ''} />
            </>
          )
        }
      />
      <KindNotice kind={kind} />
      {counted && (
        <Box
          role="search"
          aria-label={t('filter.label')}
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            gap: 1,
          }}
        >
          <SearchField
            label={t('objects.search')}
            text={text}
            onChange={used.search}
          />
          {namespace && (
            <Chip
              label={t('objects.onlyNamespace', { namespace })}
              onDelete={() => used.chooseNamespace(undefined)}
              sx={{ maxWidth: '100%' }}
            />
          )}
        </Box>
      )}
      {items.length > 0 ? (
        <>
          <ObjectTable page={page} used={used} />
          <PageButtons page={page} paging={used.paging} />
        </>
      ) : (
        <NoObjects kind={kind} filtered={filtered} />
      )}
    </Box>
  );
}
