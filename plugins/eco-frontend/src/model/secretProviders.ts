/**
 * Names of the External Secrets providers, by field name. Source: API reference
 * of External Secrets, SecretStoreProvider.
 */
const PROVIDERS = new Map([
  ['akeyless', 'Akeyless'],
  ['aws', 'AWS Secrets Manager or Parameter Store'],
  ['azurekv', 'Azure Key Vault'],
  ['bitwardensecretsmanager', 'Bitwarden Secrets Manager'],
  ['conjur', 'CyberArk Conjur'],
  ['doppler', 'Doppler'],
  ['fake', 'fake, for tests'],
  ['gcpsm', 'Google Secret Manager'],
  ['gitlab', 'GitLab variables'],
  ['ibm', 'IBM Cloud Secrets Manager'],
  ['infisical', 'Infisical'],
  ['keepersecurity', 'Keeper Security'],
  ['kubernetes', 'Secrets of a Kubernetes cluster'],
  ['onepassword', '1Password Connect'],
  ['onepasswordSDK', '1Password'],
  ['oracle', 'Oracle Vault'],
  ['scaleway', 'Scaleway Secret Manager'],
  ['vault', 'HashiCorp Vault'],
  ['webhook', 'a webhook'],
  ['yandexlockbox', 'Yandex Lockbox'],
]);

/** Returns the product name of a provider, or its field name if unknown. */
export function secretProviderName(provider: string): string {
  return PROVIDERS.get(provider) ?? provider;
}
