import { Translate, useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { EngineOption } from '../../../model/databases/options';
import { FieldProps } from './FieldProps';
import { SelectField, SelectOption } from './SelectField';

type VersionOption = EngineOption['versions'][number];

/**
 * Selects the server version. Each option shows what runs it, and how long it
 * gets fixes.
 */
export function VersionField(
  props: FieldProps & { engine: EngineOption | undefined },
) {
  const { engine, ...field } = props;
  const t = useEcoTranslation();
  return (
    <SelectField
      {...field}
      label={field.label ?? t('databaseForm.version.label')}
      hint={field.hint ?? t('databaseForm.version.hint')}
      options={(engine?.versions ?? []).map(option => toOption(option, t))}
    />
  );
}

function toOption(option: VersionOption, t: Translate): SelectOption {
  const { version, product, supported, reason, provider } = option;
  const details = [
    reason,
    endOfLife(option, t),
    provider && t('databaseForm.version.provider', { provider }),
  ];
  return {
    value: version,
    label: t('databaseForm.version.option', { version, product }),
    detail: details.filter(Boolean).join('; ') || undefined,
    isDisabled: supported === 'no',
  };
}

function endOfLife({ endOfLife: date }: VersionOption, t: Translate) {
  if (!date) {
    return undefined;
  }
  return Date.parse(date) > Date.now()
    ? t('databaseForm.version.endOfLife', { date })
    : t('databaseForm.version.ended', { date });
}
