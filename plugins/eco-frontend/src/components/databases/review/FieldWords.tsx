import { FieldMessage } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { formFieldOf } from '../../../model/databases/fieldErrors';

/** Shows a message about a field, under the field's label in the form. */
export function FieldWords(props: { said: FieldMessage }) {
  const { field, message } = props.said;
  const t = useEcoTranslation();
  const ofForm = formFieldOf(field);
  const label = ofForm
    ? t(`databaseForm.${ofForm === 'sizeClass' ? 'size' : ofForm}.label`)
    : field;
  return <>{label ? `${label}: ${message}` : message}</>;
}
