/** Messages of Eco's results on the portal's search page. */
export const searchMessages = {
  search: {
    type: 'Ecosystem',
    tool: 'Tool',
    operator: 'Operator',
    kind: 'Kind',
    place: '{{subject}} in {{cluster}}',
  },
} as const;
