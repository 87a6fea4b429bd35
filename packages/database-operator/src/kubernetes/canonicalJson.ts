/**
 * Serializes to JSON with sorted keys, as the API server returns fields in its
 * own order.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, field) =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.fromEntries(
          Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : field,
  );
}
