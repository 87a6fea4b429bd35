import Box from '@mui/material/Box';
import { Place } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Where a tool runs: each namespace with its workloads and its version. */
export function PlaceList(props: { places: Place[] }) {
  const t = useEcoTranslation();
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {props.places.map(({ namespace, workloads, version }) => (
        <li key={namespace ?? ''}>
          <strong>{namespace ?? t('panel.clusterWide')}</strong>
          {version && ` ${version.value}`}
          {': '}
          {workloads.length === 0
            ? t('panel.noWorkload')
            : workloads.map(({ kind, name }) => `${kind} ${name}`).join(', ')}
        </li>
      ))}
    </Box>
  );
}
