/**
 * Shortens an entity reference, with groups as the default kind:
 * `group:default/shop-team` becomes `shop-team`, and `user:default/dana`
 * becomes `user:dana`.
 */
export function ownerName(entityRef: string): string {
  return entityRef.replace(/^group:/, '').replace(/(^|:)default\//, '$1');
}
