import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import AddCircleOutline from '@mui/icons-material/AddCircleOutline';
import CheckCircleOutline from '@mui/icons-material/CheckCircleOutline';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import HelpOutline from '@mui/icons-material/HelpOutline';
import WarningAmber from '@mui/icons-material/WarningAmber';
import { ClusterSummary, StackLayer } from '@backstage-eco/plugin-eco-common';
import { useClusterWords } from '../../hooks/useClusterWords';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { AsOf, layerState } from '../../model/layerState';
import { Age, useAge } from '../Age';

const iconStyle = { fontSize: 18, flexShrink: 0, mt: '1px' };

/** Lists the clusters where a layer is filled, a gap, not needed yet or unknown. */
export function LayerClusters(props: {
  layer: StackLayer;
  clusters: ClusterSummary[];
}) {
  const { layer, clusters } = props;
  const t = useEcoTranslation();
  const { filledIn, gapIn, growIn, unknown, asOf } = layerState(
    layer,
    clusters,
  );
  const titles = new Map(clusters.map(({ name, title }) => [name, title]));
  const words = useClusterWords();
  const list = (names: string[]) =>
    words(names.map(name => titles.get(name) ?? name));
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {filledIn.length > 0 && (
        <Line icon={<CheckCircleOutline color="success" sx={iconStyle} />}>
          {t('layer.filledIn', { clusters: list(filledIn) })}
        </Line>
      )}
      {gapIn.length > 0 && (
        <Line icon={<WarningAmber color="warning" sx={iconStyle} />}>
          {t('layer.gapIn', { clusters: list(gapIn) })}
        </Line>
      )}
      {growIn.length > 0 && (
        <Line icon={<AddCircleOutline color="action" sx={iconStyle} />}>
          {t('layer.notYetIn', { clusters: list(growIn) })}
        </Line>
      )}
      {asOf.map(each => (
        <Line
          key={`${each.readAt}/${each.isUnknown}`}
          icon={
            each.isUnknown ? (
              <HelpOutline color="info" sx={iconStyle} />
            ) : (
              <HistoryOutlined color="action" sx={iconStyle} />
            )
          }
        >
          <AsOfWords asOf={each} clusters={list(each.clusters)} />
        </Line>
      ))}
      {unknown.map(({ clusters: names, reason, since }) => (
        <Line
          key={names.join('/')}
          icon={<HelpOutline color="info" sx={iconStyle} />}
        >
          {t('layer.unknownIn', { clusters: list(names) })}
          {`: ${reason ?? t('layer.never')}`}
          {since && (
            <>
              {' · '}
              <Age at={since} />
            </>
          )}
        </Line>
      ))}
    </Box>
  );
}

function AsOfWords(props: { asOf: AsOf; clusters: string }) {
  const { asOf, clusters } = props;
  const t = useEcoTranslation();
  const { words: age, exact } = useAge(asOf.readAt);
  const key = asOf.isUnknown ? 'layer.unknownAsOf' : 'layer.asOfIn';
  return <span title={exact}>{t(key, { age, clusters })}</span>;
}

function Line(props: { icon: ReactNode; children: ReactNode }) {
  return (
    <Box component="li" sx={{ display: 'flex', gap: 0.75, minWidth: 0 }}>
      <Box component="span" aria-hidden sx={{ display: 'inline-flex' }}>
        {props.icon}
      </Box>
      <span>{props.children}</span>
    </Box>
  );
}
