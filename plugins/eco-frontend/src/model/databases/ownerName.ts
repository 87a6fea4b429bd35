/**
 * An entity reference as Backstage shows it where most are groups:
 * `group:default/shop-team` is `shop-team`, and `user:default/dana` is `user:dana`.
 */
export function ownerName(entityRef: string): string {
  return entityRef.replace(/^group:/, '').replace(/(^|:)default\//, '$1');
}
