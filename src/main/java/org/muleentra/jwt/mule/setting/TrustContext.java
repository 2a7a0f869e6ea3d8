package org.muleentra.jwt.mule.setting;

import static org.muleentra.jwt.mule.setting.PlatformSettings.TRUST_STORE_PASSWORD;
import static org.muleentra.jwt.mule.setting.PlatformSettings.TRUST_STORE_PATH;
import static org.muleentra.jwt.mule.setting.PlatformSettings.TRUST_STORE_TYPE;

import java.security.GeneralSecurityException;
import java.security.UnrecoverableKeyException;
import org.mule.runtime.api.lifecycle.CreateException;
import org.mule.runtime.api.lifecycle.Initialisable;
import org.mule.runtime.api.lifecycle.InitialisationException;
import org.mule.runtime.api.tls.TlsContextFactory;
import org.mule.runtime.api.tls.TlsContextTrustStoreConfiguration;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.SettingValues;

/** The TLS context that settings state: one of the application's own, or one made of a trust store. */
final class TrustContext {

  private TrustContext() {}

  /**
   * The context, initialised; {@code null} where none is stated, which is the trust of the runtime's Java.
   *
   * @throws InvalidSettingException when both are stated, one cannot be used, or it would verify nothing
   */
  static TlsContextFactory of(TlsContextFactory context, SettingValues values) {
    String path = values.get(TRUST_STORE_PATH);
    String password = values.get(TRUST_STORE_PASSWORD);
    String type = values.get(TRUST_STORE_TYPE).setting();
    if (path == null) {
      PlatformSettings.proveTogether(values);
      return context == null ? null : initialised(context);
    }
    InvalidSettingException.require(TRUST_STORE_PATH.name(), context == null,
        "cannot be combined with a TLS context, which has its own");
    return ofStore(path, password, type);
  }

  private static TlsContextFactory initialised(TlsContextFactory context) {
    TlsContextTrustStoreConfiguration store = context.getTrustStoreConfiguration();
    if (store != null && store.isInsecure()) {
      throw new InvalidSettingException("tlsContext",
          "must not have an insecure trust store: anyone between the runtime and the server could publish keys of their own");
    }
    try {
      open(context);
      return context;
    } catch (InitialisationException | GeneralSecurityException | RuntimeException e) {
      throw new InvalidSettingException("tlsContext", "cannot be used: "
          + (isWrongPassword(e) ? "a password does not open its store" : innermost(e).getMessage()));
    }
  }

  private static TlsContextFactory ofStore(String path, String password, String type) {
    TlsContextFactory context;
    try {
      context = TlsContextFactory.builder()
          .trustStorePath(path).trustStorePassword(password == null ? "" : password).trustStoreType(type).build();
    } catch (CreateException | RuntimeException e) {
      throw unusable(e);
    }
    try {
      open(context);
      return context;
    } catch (InitialisationException | GeneralSecurityException | RuntimeException e) {
      throw unusable(e);
    }
  }

  private static InvalidSettingException unusable(Exception e) {
    return isWrongPassword(e)
        ? new InvalidSettingException(TRUST_STORE_PASSWORD.name(), "does not open the store at " + TRUST_STORE_PATH.name())
        : new InvalidSettingException(TRUST_STORE_PATH.name(), "cannot be used: " + innermost(e).getMessage());
  }

  private static boolean isWrongPassword(Exception e) {
    return innermost(e) instanceof UnrecoverableKeyException;
  }

  /** Now and not with the first fetch, so that a mistake stops the deployment. */
  private static void open(TlsContextFactory context) throws InitialisationException, GeneralSecurityException {
    if (context instanceof Initialisable) {
      ((Initialisable) context).initialise();
    }
    context.createSslContext();
  }

  private static Throwable innermost(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause;
  }}
