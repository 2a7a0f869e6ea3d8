package org.muleentra.jwt.testkit.control;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.client.ClientCertificate;
import org.muleentra.jwt.testkit.client.ClientSecret;
import org.muleentra.jwt.testkit.client.Registrations;

/** Adds, expires or removes secrets and certificates of a client. */
final class CredentialCommand implements Command {
  private static final String EVERY = "all";
  private static final Duration LONGEST_DELAY = Duration.ofDays(1);

  private final Registrations registrations;
  private final Clock clock;

  CredentialCommand(Registrations registrations, Clock clock) {
    this.registrations = registrations;
    this.clock = clock;
  }

  @Override
  public Effect read(Order order) throws BadOrder {
    AppRegistration client = Clients.named(registrations, order);
    Optional<Duration> delay = delay(order);
    Effect change = change(client, order, delay.isPresent());
    return () -> {
      delay.ifPresent(client::credentialsTakeEffectAfter);
      return change.apply();
    };
  }

  private Effect change(AppRegistration client, Order order, boolean delayed) throws BadOrder {
    boolean delayAlone = delayed && !order.has("addSecret") && !order.has("addCertificate")
        && !order.has("expire") && !order.has("remove");
    if (delayAlone) {
      return Collections::emptyMap;
    }
    switch (order.oneOf("addSecret", "addCertificate", "expire", "remove")) {
      case "addSecret":
        return addSecret(client, order);
      case "addCertificate":
        return addCertificate(client, order);
      case "expire":
        return onEach(client, order, "expire", client.credentials()::expire);
      default:
        return onEach(client, order, "remove", client.credentials()::remove);
    }
  }

  private Effect addSecret(AppRegistration client, Order order) throws BadOrder {
    String secret = order.text("addSecret");
    Optional<Instant> start = order.optionalTime("start");
    Instant end = order.optionalTime("end").orElse(Instant.MAX);
    String displayName = order.optionalText("displayName").orElse(null);
    if (start.isPresent() && !start.get().isBefore(end)) {
      throw order.wrong("end", "must be later than start");
    }
    return adding(client, () -> client.secret(secret, start.orElseGet(clock::instant), end, displayName));
  }

  private Effect addCertificate(AppRegistration client, Order order) throws BadOrder {
    X509Certificate certificate = certificate(order);
    Instant start = order.optionalTime("start").orElse(certificate.getNotBefore().toInstant());
    Instant end = order.optionalTime("end").orElse(certificate.getNotAfter().toInstant());
    if (!start.isBefore(end)) {
      throw order.wrong("end", "must be later than start");
    }
    String displayName = order.optionalText("displayName").orElse(null);
    return adding(client, () -> client.certificate(certificate, start, end, displayName));
  }

  private static Effect adding(AppRegistration client, Runnable addition) {
    return () -> {
      List<String> before = keyIds(client);
      addition.run();
      List<String> added = keyIds(client);
      added.removeAll(before);
      return Collections.singletonMap("keyIds", added);
    };
  }

  /** As {@link AppRegistration#credentialsTakeEffectAfter}: for what is added from now on, by {@code addKey} too. */
  private static Optional<Duration> delay(Order order) throws BadOrder {
    Optional<Duration> delay = order.optionalDuration("takesEffectAfter");
    if (delay.isPresent() && (delay.get().isNegative() || delay.get().compareTo(LONGEST_DELAY) > 0)) {
      throw order.wrong("takesEffectAfter", "must be from PT0S to P1D");
    }
    return delay;
  }

  private static Effect onEach(AppRegistration client, Order order, String name, Predicate<String> change)
      throws BadOrder {
    String keyId = order.text(name);
    if (!keyId.equals(EVERY) && !keyIds(client).contains(keyId)) {
      throw order.wrong(name, "must be all, or the keyId of one of the client's credentials that GET /control lists");
    }
    return () -> {
      Collection<String> struck = keyId.equals(EVERY) ? keyIds(client) : Collections.singleton(keyId);
      return Collections.singletonMap("keyIds", struck.stream().filter(change).collect(Collectors.toList()));
    };
  }

  private static List<String> keyIds(AppRegistration client) {
    return Stream.concat(client.credentials().secrets().stream().map(ClientSecret::keyId),
        client.credentials().certificates().stream().map(ClientCertificate::keyId)).collect(Collectors.toList());
  }

  private static X509Certificate certificate(Order order) throws BadOrder {
    String der = order.text("addCertificate").replaceAll("-----(BEGIN|END) CERTIFICATE-----|\\s", "");
    try {
      X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(der)));
      if (certificate.getPublicKey() instanceof RSAPublicKey) {
        return certificate;
      }
    } catch (CertificateException | IllegalArgumentException e) {
      // As any other text that is not the certificate of an RSA key.
    }
    throw order.wrong("addCertificate", "must be the certificate of an RSA key, in PEM or as the base64 of its DER");
  }
}
