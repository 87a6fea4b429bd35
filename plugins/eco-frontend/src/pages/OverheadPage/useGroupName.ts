import { useCallback, useMemo } from 'react';
import { LayerId, Tool } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { LAYER_NAMES } from '../../model/layerNames';
import { OverheadGrouping, OverheadRow } from '../../model/overheadRows';

/** Returns a function that names a row. */
export function useGroupName(
  by: OverheadGrouping,
  tools: Tool[],
): (row: OverheadRow) => string {
  const t = useEcoTranslation();
  const names = useMemo(
    () => new Map(tools.map(({ id, name }) => [id, name])),
    [tools],
  );
  return useCallback(
    ({ id, isNotAttributed }) => {
      if (isNotAttributed) {
        return t('overhead.notAttributed');
      }
      if (id === undefined) {
        return t('overhead.otherTools');
      }
      return (
        (by === 'tool' ? names.get(id) : LAYER_NAMES.get(id as LayerId)) ?? id
      );
    },
    [by, names, t],
  );
}
