import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { Layer } from '@backstage-eco/plugin-eco-common';
import { useEcoPaths } from '../../hooks/useEcoPaths';

/** The name of a layer, which leads to its page; quiet until it is looked at. */
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
