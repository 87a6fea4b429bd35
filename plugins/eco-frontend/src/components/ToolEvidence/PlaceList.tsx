import Box from '@mui/material/Box';
import { Place } from '@backstage-eco/plugin-eco-common';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';

/**
 * Lists where a tool runs: each namespace with its workloads and version.
 *
 * @param props - `more`: number of places that the backend omitted
 */
export function PlaceList(props: { places: Place[]; more?: number }) {
  const { places, more } = props;
  const t = useEcoTranslation();
  if (places.length === 0) {
    return <>{t('panel.noWorkload')}</>;
  }
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {places.map((place, index) => (
        // A namespace can hold several installations.
        <li key={`${place.namespace}/${index}`}>
          <strong>{place.namespace ?? t('panel.clusterWide')}</strong>
          {place.version && ` ${place.version.value}`}
          {': '}
          {workloadWords(place, t)}
        </li>
      ))}
      {more && <li>{t('panel.morePlaces', { count: more })}</li>}
    </Box>
  );
}

function workloadWords(place: Place, t: Translate): string {
  const { workloads, moreWorkloads } = place;
  if (workloads.length === 0) {
    return t('panel.noWorkload');
  }
  const words = workloads.map(({ kind, name }) => `${kind} ${name}`).join(', ');
  return moreWorkloads
    ? `${words} ${t('panel.moreWorkloads', { number: String(moreWorkloads) })}`
    : words;
}
