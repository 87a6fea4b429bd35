import { FieldMessage } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { formFieldOf } from '../../../model/databases/fieldErrors';

/** What is wrong with a field, by the label that the form gives it. */
export function FieldWords(props: { said: FieldMessage }) {
  const { field, message } = props.said;
  const t = useEcoTranslation();
  const ofForm = formFieldOf(field);
  const label = ofForm
    ? t(`databaseForm.${ofForm === 'sizeClass' ? 'size' : ofForm}.label`)
    : field;
  return <>{label ? `${label}: ${message}` : message}</>;
}
