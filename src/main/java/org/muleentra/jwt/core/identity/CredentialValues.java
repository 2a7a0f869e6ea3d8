package org.muleentra.jwt.core.identity;

import java.nio.file.InvalidPathException;
import java.nio.file.Paths;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;

/** What was given for one credential; immutable, and never shows it. */
public final class CredentialValues {

  /** The kinds of credentials that Entra takes of an application. */
  public enum Kind {
    CLIENT_SECRET, SECOND_SECRET, CLIENT_CERTIFICATE, SECOND_CLIENT_CERTIFICATE, FEDERATED_ASSERTION
  }

  private static final Format TYPE_OF_STORE =
      Format.TEXT.rule("[A-Za-z0-9-]{1,20}", "must be a type of key store, such as pkcs12 or jks");

  /** The value of a client secret, and not its id. */
  public static final Setting<String, String> SECRET = Setting.secret("secret", Format.CREDENTIAL);

  /** Another that serves when the first is rejected, as while secrets are exchanged. */
  public static final Setting<String, String> SECOND_SECRET = Setting.secret("secondSecret", Format.CREDENTIAL);

  public static final Setting<String, String> KEY_STORE_PATH = Setting.text("keyStorePath", Format.TEXT);

  /** In any case; what the file begins like unless given. */
  public static final Setting<String, String> KEY_STORE_TYPE = Setting.text("keyStoreType", TYPE_OF_STORE);

  public static final Setting<String, String> KEY_STORE_PASSWORD = Setting.secret("keyStorePassword", Format.CREDENTIAL);

  public static final Setting<String, String> KEY_ALIAS = Setting.text("keyAlias", Format.TEXT);

  public static final Setting<String, String> KEY_PASSWORD = Setting.secret("keyPassword", Format.CREDENTIAL);

  /** Certificate and private key; line breaks may be spaces. */
  public static final Setting<String, String> PEM = Setting.secret("pem", Format.CREDENTIAL);

  public static final Setting<String, String> SECOND_KEY_STORE_PATH = Setting.text("secondKeyStorePath", Format.TEXT);

  public static final Setting<String, String> SECOND_KEY_STORE_TYPE = Setting.text("secondKeyStoreType", TYPE_OF_STORE);

  public static final Setting<String, String> SECOND_KEY_STORE_PASSWORD = Setting.secret("secondKeyStorePassword", Format.CREDENTIAL);

  public static final Setting<String, String> SECOND_KEY_ALIAS = Setting.text("secondKeyAlias", Format.TEXT);

  public static final Setting<String, String> SECOND_KEY_PASSWORD = Setting.secret("secondKeyPassword", Format.CREDENTIAL);

  /** As {@link #PEM}. */
  public static final Setting<String, String> SECOND_PEM = Setting.secret("secondPem", Format.CREDENTIAL);

  /** The path of a federated assertion, a JWT, read anew at each use. */
  public static final Setting<String, String> ASSERTION_FILE = Setting.text("assertionFile", Format.TEXT);

  private final Kind kind;
  private final String name;
  private final SettingValues values;

  /** @param name what its fields are told by in messages */
  public CredentialValues(Kind kind, String name, SettingValues values) {
    this.kind = kind;
    this.name = name;
    this.values = values;
  }

  /**
   * How its certificate is rotated, or {@code null} where it is not.
   *
   * @throws InvalidSettingException naming what is wrong with it
   */
  RotationSettings rotation() {
    try {
      return kind == Kind.CLIENT_CERTIFICATE ? RotationSettings.of(values) : null;
    } catch (InvalidSettingException e) {
      throw e.within(name);
    }
  }

  /** What the environment of workload identity gives. */
  static CredentialValues ofEnvironment() {
    return new CredentialValues(Kind.FEDERATED_ASSERTION, "federated-assertion", SettingValues.NONE);
  }

  /** What its fields are told by in messages. */
  String name() {
    return name;
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isFederated() {
    return kind == Kind.FEDERATED_ASSERTION;
  }

  /** One or two, as a second secret may stand beside the first. */
  List<CredentialValues> parts() {
    if (kind != Kind.CLIENT_SECRET || !values.has(SECOND_SECRET)) {
      return Collections.singletonList(this);
    }
    return Arrays.asList(new CredentialValues(kind, name, values.with(SECOND_SECRET, null)), new CredentialValues(Kind.SECOND_SECRET, name, values));
  }

  /**
   * The credential.
   *
   * @param environment reads a variable of this process, or {@code null} where it has none
   * @param beyondItsTime whether a certificate will do whose time is over, or has not come
   * @throws InvalidSettingException naming what is wrong with it
   */
  ClientCredential credential(UnaryOperator<String> environment, boolean beyondItsTime, Clock clock) {
    try {
      switch (kind) {
        case CLIENT_SECRET:
          return ClientSecret.of(values, SECRET, name);
        case SECOND_SECRET:
          return ClientSecret.of(values, SECOND_SECRET, name + "." + SECOND_SECRET.name());
        case CLIENT_CERTIFICATE:
          return StoredCertificate.of(CertificateSettings.FIRST, values, name, beyondItsTime, clock);
        case SECOND_CLIENT_CERTIFICATE:
          return StoredCertificate.of(CertificateSettings.SECOND, values, name, beyondItsTime, clock);
        default:
          return federated(environment);
      }
    } catch (InvalidSettingException e) {
      throw e.within(name);
    }
  }

  /** By default the file that the webhook of workload identity names. */
  private ClientCredential federated(UnaryOperator<String> environment) {
    String given = values.get(ASSERTION_FILE);
    String file = given != null ? given : environment.apply(FederatedAssertion.VARIABLE);
    InvalidSettingException.require(ASSERTION_FILE.name(), file != null && !file.trim().isEmpty(),
        "must be given, as this process has no variable " + FederatedAssertion.VARIABLE);
    try {
      return new FederatedAssertion(name, ASSERTION_FILE.name(), Paths.get(file));
    } catch (InvalidPathException e) {
      throw new InvalidSettingException(ASSERTION_FILE.name(), "must be the path of a file");
    }
  }
}
