import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { Layer } from '@backstage-eco/plugin-eco-common';
import { useEcoPaths } from '../../hooks/useEcoPaths';

/** Name of a layer, linked to its page. Looks like plain text until hovered. */
export function LayerLink(props: { layer: Layer }) {
  const { layer } = props;
  const paths = useEcoPaths();
  return (
    <Link
      component={RouterLink}
      to={paths.layer({ layerId: layer.id })}
      title={layer.purpose}
      color="inherit"
      underline="hover"
      sx={{ fontWeight: 'inherit', fontSize: 'inherit' }}
    >
      {layer.name}
    </Link>
  );
}
