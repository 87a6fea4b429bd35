import Box from '@mui/material/Box';
import { OwnedObject } from '@backstage-eco/plugin-eco-common';
import { objectName } from '../../components/ToolEvidence';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { findOwned } from '../../model/ownedObjects';

/** What ownership and finalizers mean, said of objects of this cluster. */
export function OwnershipHere(props: { objects: OwnedObject[] }) {
  const { objects } = props;
  const t = useEcoTranslation();
  const owner = findOwned(objects, ({ children }) => children.length > 0);
  const held = findOwned(objects, ({ finalizers }) => finalizers.length > 0);
  if (!owner && !held) {
    return null;
  }
  return (
    <Box sx={{ mb: 1, maxWidth: '80ch', overflowWrap: 'anywhere' }}>
      {owner && (
        <div>
          {t('operator.ownedExample', {
            child: objectName(owner.children[0].object),
            owner: objectName(owner.object),
          })}
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
