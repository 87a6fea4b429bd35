import { useState } from 'react';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { Age } from '../../components/Age';
import { CodeBlock } from '../../components/PageStates';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import {
  KeptObject,
  nameOf,
  ownerOf,
  shortFacts,
  textOf,
} from '../../model/objectFacts';

const captionStyle = {
  display: 'block',
  typography: 'caption',
  color: 'text.secondary',
} as const;

/** One object: its name and stored fields, in short and in full. */
export function ObjectRow(props: {
  object: KeptObject;
  namespaced: boolean;
  onNamespace: (namespace: string) => void;
}) {
  const { object, namespaced, onNamespace } = props;
  const t = useEcoTranslation();
  const namespace = textOf(object, 'namespace');
  const createdAt = textOf(object, 'createdAt');
  return (
    <TableRow role="row">
      <TableCell role="cell" sx={{ overflowWrap: 'anywhere' }}>
        <NameOfObject object={object} />
      </TableCell>
      {namespaced && (
        <TableCell
          role="cell"
          data-label={t('objects.namespace')}
          sx={{ overflowWrap: 'anywhere' }}
        >
          {namespace && (
            <Link
              component="button"
              underline="hover"
              onClick={() => onNamespace(namespace)}
              sx={{ font: 'inherit', textAlign: 'left' }}
            >
              {namespace}
            </Link>
          )}
        </TableCell>
      )}
      <TableCell
        role="cell"
        data-label={t('objects.created')}
        sx={{ whiteSpace: { md: 'nowrap' } }}
      >
        {createdAt && <Age at={createdAt} />}
      </TableCell>
      <TableCell
        role="cell"
        sx={{ gridColumn: '1 / -1', overflowWrap: 'anywhere' }}
      >
        <FactsOfObject object={object} />
      </TableCell>
    </TableRow>
  );
}

function NameOfObject(props: { object: KeptObject }) {
  const { object } = props;
  const t = useEcoTranslation();
  const owner = ownerOf(object);
  const deletingSince = textOf(object, 'deletingSince');
  return (
    <>
      <strong>{nameOf(object)}</strong>
      {owner && (
        <Box component="span" sx={captionStyle}>
          {t('objects.ownedBy', {
            kind: textOf(owner, 'kind') ?? '',
            name: nameOf(owner),
          })}
        </Box>
      )}
      {deletingSince && (
        <Box component="span" sx={captionStyle}>
          {t('objects.deleting')} · <Age at={deletingSince} />
        </Box>
      )}
    </>
  );
}

function FactsOfObject(props: { object: KeptObject }) {
  const { object } = props;
  const t = useEcoTranslation();
  const [unfolded, setUnfolded] = useState(false);
  return (
    <>
      <Box
        component="span"
        sx={{
          display: '-webkit-box',
          WebkitBoxOrient: 'vertical',
          WebkitLineClamp: '3',
          overflow: 'hidden',
        }}
      >
        {shortFacts(object).map(({ field, words }, index) => (
          <span key={field}>
            {index > 0 && ' · '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {field}
            </Box>{' '}
            {words}
          </span>
        ))}
      </Box>
      <Box
        component="details"
        onToggle={event => setUnfolded(event.currentTarget.open)}
        sx={{ typography: 'caption' }}
      >
        <Box
          component="summary"
          aria-label={`${t('objects.everything')}: ${nameOf(object)}`}
          sx={{ cursor: 'pointer', color: 'text.secondary' }}
        >
          {t('objects.everything')}
        </Box>
        {unfolded && <CodeBlock text={JSON.stringify(object, null, 2)} />}
      </Box>
    </>
  );
}
