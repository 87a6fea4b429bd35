import { useMemo } from 'react';
import Box from '@mui/material/Box';
import WarningAmber from '@mui/icons-material/WarningAmber';
import { OperatorPermissions } from '@backstage-eco/plugin-eco-common';
import { DataColumn, DataTable } from '../../components/DataTable';
import { SectionTitle } from '../../components/SectionTitle';
import { objectName } from '../../components/ToolEvidence';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

type Rule = OperatorPermissions['rules'][number];
type RuleField = Rule['wildcards'][number];

/** Permissions of an operator's service account, rules with wildcards first. */
export function Permissions(props: {
  permissions: OperatorPermissions | undefined;
}) {
  const { permissions } = props;
  const t = useEcoTranslation();
  return (
    <section aria-labelledby="eco-permissions-title">
      <SectionTitle
        id="eco-permissions-title"
        title={t('operator.permissions')}
        note={
          permissions &&
          (permissions.wildcards > 0
            ? t('operator.wildcardRules', { count: permissions.wildcards })
            : t('operator.noWildcardRules'))
        }
      />
      <Box sx={{ mb: 1, typography: 'body2' }}>
        {permissions
          ? t('operator.permissionsLead', { account: permissions.account })
          : t('operator.permissionsUnknown')}
      </Box>
      {permissions && <Rules permissions={permissions} />}
    </section>
  );
}

function Rules(props: { permissions: OperatorPermissions }) {
  const { rules, moreRules } = props.permissions;
  const t = useEcoTranslation();
  const columns = useColumns();
  if (rules.length === 0) {
    return (
      <Box sx={{ typography: 'body2' }}>{t('operator.noPermissions')}</Box>
    );
  }
  return (
    <>
      <DataTable
        label={t('operator.permissions')}
        name="rules"
        rows={rules}
        columns={columns}
        rowId={rule => `${objectName(rule.role)} ${rule.field}`}
        csv="eco-permissions"
      />
      {moreRules > 0 && t('operator.moreRules', { number: String(moreRules) })}
    </>
  );
}

function useColumns(): Array<DataColumn<Rule>> {
  const t = useEcoTranslation();
  return useMemo(
    () => [
      fieldColumn('resources', t('operator.resources')),
      fieldColumn('apiGroups', t('operator.groups')),
      fieldColumn('verbs', t('operator.verbs')),
      {
        id: 'scope',
        head: t('operator.scope'),
        value: ({ namespace }) => namespace ?? t('operator.everywhere'),
        cell: ({ namespace, isNamed }) => (
          <>
            {namespace ?? t('operator.everywhere')}
            {isNamed && `, ${t('operator.named')}`}
          </>
        ),
      },
      {
        id: 'role',
        head: t('operator.role'),
        value: ({ role, field }) => `${objectName(role)} ${field}`,
      },
    ],
    [t],
  );
}

function fieldColumn(field: RuleField, head: string): DataColumn<Rule> {
  return {
    id: field,
    head,
    value: rule => rule[field].join('; '),
    // Sorts the widest rules first.
    sortBy: rule => (rule.wildcards.includes(field) ? ' ' : rule[field].join()),
    cell: rule => <FieldOfRule rule={rule} field={field} />,
  };
}

function FieldOfRule(props: { rule: Rule; field: RuleField }) {
  const { rule, field } = props;
  const t = useEcoTranslation();
  const words = rule[field].map(value => value || t('operator.core'));
  if (!rule.wildcards.includes(field)) {
    return <>{words.join(', ')}</>;
  }
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}
    >
      <WarningAmber aria-hidden color="warning" sx={{ fontSize: 16 }} />
      <strong>
        {words.join(', ')} {t('operator.wildcard')}
      </strong>
    </Box>
  );
}
