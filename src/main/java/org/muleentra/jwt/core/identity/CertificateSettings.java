package org.muleentra.jwt.core.identity;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.muleentra.jwt.core.setting.Setting;

/** The settings that give one certificate: those of the second have names of their own, as no two of a configuration share one. */
enum CertificateSettings {
  FIRST(CredentialValues.KEY_STORE_PATH, CredentialValues.KEY_STORE_TYPE, CredentialValues.KEY_STORE_PASSWORD, CredentialValues.KEY_ALIAS,
      CredentialValues.KEY_PASSWORD, CredentialValues.PEM),
  SECOND(CredentialValues.SECOND_KEY_STORE_PATH, CredentialValues.SECOND_KEY_STORE_TYPE, CredentialValues.SECOND_KEY_STORE_PASSWORD,
      CredentialValues.SECOND_KEY_ALIAS, CredentialValues.SECOND_KEY_PASSWORD, CredentialValues.SECOND_PEM);

  final Setting<String, String> path;
  final Setting<String, String> type;
  final Setting<String, String> password;
  final Setting<String, String> alias;
  final Setting<String, String> keyPassword;
  final Setting<String, String> pem;

  CertificateSettings(Setting<String, String> path, Setting<String, String> type, Setting<String, String> password,
      Setting<String, String> alias, Setting<String, String> keyPassword, Setting<String, String> pem) {
    this.path = path;
    this.type = type;
    this.password = password;
    this.alias = alias;
    this.keyPassword = keyPassword;
    this.pem = pem;
  }

  /** What a certificate as PEM has no use for; unmodifiable. */
  List<Setting<String, String>> ofKeyStore() {
    return Collections.unmodifiableList(Arrays.asList(type, password, alias));
  }
}
