import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import ChevronRight from '@mui/icons-material/ChevronRight';
import ExpandMore from '@mui/icons-material/ExpandMore';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { SchemaField, fieldsOf, hasFields } from '../../model/schema/fields';
import { FieldFacts } from './FieldFacts';

/** Style of the lists in a tree of fields. */
export const nodeListStyle = { m: 0, p: 0, listStyle: 'none' } as const;

const BUTTON_WIDTH_PX = 24;

const belowStyle = {
  ml: { xs: 1, sm: `${BUTTON_WIDTH_PX / 2 - 1}px` },
  pl: { xs: 0.5, sm: 1 },
  borderLeft: 1,
  borderColor: 'divider',
};

/** Number of fields on one level shown at first, and added each time. */
const FIELDS_PER_STEP = 500;

/**
 * A field of a schema. Its descendants are rendered once it is unfolded,
 * because a schema may have ten thousand of them.
 */
function FieldNode(props: { field: SchemaField; unfoldedAtFirst?: boolean }) {
  const { field, unfoldedAtFirst = false } = props;
  const [unfolded, setUnfolded] = useState(unfoldedAtFirst);
  const isParent = hasFields(field.schema);
  return (
    <Box component="li" sx={{ py: 0.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start' }}>
        <Box sx={{ flex: `0 0 ${BUTTON_WIDTH_PX}px` }}>
          {isParent && (
            <FoldButton
              field={field}
              unfolded={unfolded}
              onClick={() => setUnfolded(!unfolded)}
            />
          )}
        </Box>
        <FieldFacts field={field} name={field.name} />
      </Box>
      {isParent && unfolded && (
        <Box sx={belowStyle}>
          <FieldList
            fields={fieldsOf(field.schema, field.path)}
            of={field.path}
          />
        </Box>
      )}
    </Box>
  );
}

/**
 * Fields of one level, shown in steps, because rendering thousands takes a
 * browser seconds.
 *
 * @param props - `of`: the parent, in words; `unfolded`: name of the field to
 * unfold at first
 */
export function FieldList(props: {
  fields: SchemaField[];
  of: string;
  label?: string;
  unfolded?: string;
}) {
  const { fields, of, label, unfolded } = props;
  const t = useEcoTranslation();
  const [shown, setShown] = useState(FIELDS_PER_STEP);
  const count = Math.min(FIELDS_PER_STEP, fields.length - shown);
  return (
    <Box component="ul" aria-label={label} sx={nodeListStyle}>
      {fields.slice(0, shown).map(field => (
        <FieldNode
          key={field.path}
          field={field}
          unfoldedAtFirst={field.name === unfolded}
        />
      ))}
      {count > 0 && (
        <li>
          <Button
            size="small"
            onClick={() => setShown(shown + FIELDS_PER_STEP)}
          >
            {t('schema.moreFields', {
              count,
              number: String(fields.length - shown),
              field: of,
            })}
          </Button>
        </li>
      )}
    </Box>
  );
}

function FoldButton(props: {
  field: SchemaField;
  unfolded: boolean;
  onClick: () => void;
}) {
  const { field, unfolded, onClick } = props;
  const t = useEcoTranslation();
  const Icon = unfolded ? ExpandMore : ChevronRight;
  return (
    <ButtonBase
      aria-expanded={unfolded}
      aria-label={t(unfolded ? 'schema.fold' : 'schema.unfold', {
        field: field.path,
      })}
      onClick={onClick}
      sx={{
        width: BUTTON_WIDTH_PX,
        height: BUTTON_WIDTH_PX,
        borderRadius: 0.5,
        '&.Mui-focusVisible': { outline: 2, outlineColor: 'primary.main' },
      }}
    >
      <Icon aria-hidden fontSize="small" />
    </ButtonBase>
  );
}
