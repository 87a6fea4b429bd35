import Box from '@mui/material/Box';
import { OwnedObject } from '@backstage-eco/plugin-eco-common';
import { objectName } from '../../components/ToolEvidence';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { findOwned } from '../../model/ownedObjects';

/** Explains ownership and finalizers with objects of this cluster. */
export function OwnershipHere(props: { objects: OwnedObject[] }) {
  const { objects } = props;
  const t = useEcoTranslation();
  const owner = findOwned(objects, ({ children }) => children.length > 0);
  const child = owner?.children[0];
  const isHeld = ({ finalizers }: OwnedObject) => finalizers.length > 0;
  const held =
    findOwned(
      objects,
      each => isHeld(each) && each.deletingSince !== undefined,
    ) ?? findOwned(objects, isHeld);
  if (!owner && !held) {
    return null;
  }
  return (
    <Box sx={{ mb: 1, maxWidth: '80ch', overflowWrap: 'anywhere' }}>
      {owner && child && (
        <div>
          {t(
            child.label ? 'operator.labelledExample' : 'operator.ownedExample',
            {
              child: objectName(child.object),
              owner: objectName(owner.object),
              label: child.label ?? '',
            },
          )}
        </div>
      )}
      {held && (
        <div>
          {t(
            held.deletingSince
              ? 'operator.finalizerWaiting'
              : 'operator.finalizerExample',
            {
              object: objectName(held.object),
              finalizer: held.finalizers[0],
            },
          )}
        </div>
      )}
    </Box>
  );
}
