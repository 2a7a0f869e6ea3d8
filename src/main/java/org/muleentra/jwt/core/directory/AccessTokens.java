package org.muleentra.jwt.core.directory;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.muleentra.jwt.core.key.MetadataTransport;
import org.muleentra.jwt.core.schedule.Lane;
import org.muleentra.jwt.core.schedule.SharedFlight;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.token.StrictJson;

/**
 * Our own access token for one tenant's directory (RFC 6749 §4.4), kept until five minutes before it expires, fetched
 * once at a time; thread-safe.
 */
final class AccessTokens {

  /** So long before its expiry a token is no longer used. */
  private static final long SPARE_MILLIS = 300_000;

  /** A lifetime beyond Entra's longest is none of Entra's. */
  private static final long LONGEST_LIFETIME_SECONDS = 86_400;

  /** For so long a token endpoint that refused us is not asked again: it needs an administrator, not a retry. */
  private static final long REFUSED_PAUSE_SECONDS = 10;

  private final GraphApplication application;
  private final String tenantId;
  private final DirectoryTransport transport;
  private final Timetable timetable;
  private final Lane credentials;
  private final Clock clock;
  private final Pause pause;
  private final SharedFlight<String> flight;
  private volatile Held held;

  /** @param pause the tenant's, which an answer that asks to wait begins */
  AccessTokens(GraphApplication application, String tenantId, DirectoryTransport transport,
      Timetable timetable, Clock clock, Pause pause) {
    this.application = application;
    this.tenantId = tenantId;
    this.transport = transport;
    this.timetable = timetable;
    this.credentials = new Lane(timetable, 1, MetadataTransport.FETCH_TIMEOUT_MILLIS);
    this.clock = clock;
    this.pause = pause;
    this.flight = new SharedFlight<>(timetable, MetadataTransport.FETCH_TIMEOUT_MILLIS);
  }

  /** The token in memory, or that of the one shared request. */
  CompletionStage<String> get() {
    Held current = held;
    if (current != null && timetable.nanos() < current.usableUntil) {
      return CompletableFuture.completedFuture(current.token);
    }
    return flight.join(() -> fetch().thenApply(fetched -> {
      held = fetched;
      return fetched.token;
    }));
  }

  /** Forgets a token that the directory did not take. */
  void drop(String token) {
    Held current = held;
    if (current != null && current.token.equals(token)) {
      held = null;
    }
  }

  private CompletionStage<Held> fetch() {
    long asked = timetable.nanos();
    URI endpoint = application.tokenEndpoint(tenantId);
    // A credential may be a file to read or a signature to make: no work for the thread of a request.
    return credentials.supply(() -> form(application.tokenParameters(tenantId)))
        .thenCompose(form -> transport.send(DirectoryRequest.postForm(endpoint, form)))
        .thenApply(response -> read(response, asked));
  }

  private static String form(Map<String, String> parameters) {
    StringJoiner form = new StringJoiner("&");
    parameters.forEach((name, value) -> form.add(encoded(name) + "=" + encoded(value)));
    return form.toString();
  }

  private static String encoded(String text) {
    try {
      return URLEncoder.encode(text, "UTF-8");
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java has UTF-8", e);
    }
  }

  private Held read(DirectoryResponse response, long asked) {
    Map<String, Object> members = StrictJson.object(response.body());
    if (response.status() != 200) {
      throw refused(response, members);
    }
    Object token = members == null ? null : members.get("access_token");
    Object type = members == null ? null : members.get("token_type");
    Object lifetime = members == null ? null : members.get("expires_in");
    if (!(token instanceof String) || !isToken((String) token) || !(type instanceof String)
        || !"Bearer".equalsIgnoreCase((String) type) || !(lifetime instanceof Long) || (Long) lifetime <= 0) {
      throw new DirectoryException("the token endpoint's answer holds no bearer token");
    }
    long seconds = Math.min((Long) lifetime, LONGEST_LIFETIME_SECONDS);
    return new Held((String) token, asked + TimeUnit.MILLISECONDS.toNanos(seconds * 1000 - SPARE_MILLIS));
  }

  /** RFC 6750 §2.1: it goes into a header field, so nothing else may. */
  private static boolean isToken(String token) {
    return !token.isEmpty() && token.chars().allMatch(c -> c > 0x20 && c < 0x7F);
  }

  private DirectoryException refused(DirectoryResponse response, Map<String, Object> members) {
    String sentence = "the token endpoint answered with status " + response.status() + codes(members);
    if (response.status() == 429 || response.status() >= 500 && response.retryAfter() != null) {
      long seconds = RetryAfter.seconds(response.retryAfter(), clock.instant());
      pause.begin(seconds);
      return DirectoryException.pausing(sentence, seconds);
    }
    if (members != null && members.get("error") instanceof String) {
      pause.begin(REFUSED_PAUSE_SECONDS);
      return DirectoryException.pausing(sentence, REFUSED_PAUSE_SECONDS);
    }
    return new DirectoryException(sentence);
  }

  /** Entra's words for what is wrong, as far as they are codes: its sentences may name what no log should hold. */
  private static String codes(Map<String, Object> members) {
    if (members == null) {
      return "";
    }
    StringBuilder codes = new StringBuilder();
    Object error = members.get("error");
    if (error instanceof String && GraphError.isCode((String) error)) {
      codes.append(", ").append(error);
    }
    Object numbers = members.get("error_codes");
    if (numbers instanceof List) {
      ((List<?>) numbers).stream().filter(Long.class::isInstance).limit(3)
          .forEach(number -> codes.append(", AADSTS").append(number));
    }
    return codes.toString();
  }

  private static final class Held {

    private final String token;
    private final long usableUntil;

    Held(String token, long usableUntil) {
      this.token = token;
      this.usableUntil = usableUntil;
    }
  }
}
