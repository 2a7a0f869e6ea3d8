package org.muleentra.jwt.core.identity;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.schedule.MonotonicClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The credentials of one application, the preferred first: each is used until Entra rejects it, or it cannot be read, and then
 * the next at once.
 *
 * <p>A rejected one is tried again when it changed, and now and then, as it may have been added in Entra meanwhile. Thread-safe.
 */
final class Credentials {

  /** How long a rejected credential that does not change is left alone while there is another. */
  private static final long REJECTED_NANOS = TimeUnit.HOURS.toNanos(1);

  /** The version of one that cannot be read: any that can is another. */
  private static final String UNREADABLE = "unreadable";

  private static final Logger LOGGER = LoggerFactory.getLogger(Credentials.class);

  private final List<Place> configured;
  /** Never changed, and replaced as a whole. */
  private volatile List<Place> places;
  private final AtomicInteger failovers = new AtomicInteger();

  Credentials(List<ClientCredential> credentials) {
    configured = places(credentials);
    places = configured;
  }

  private static List<Place> places(List<ClientCredential> credentials) {
    return Collections.unmodifiableList(credentials.stream().map(Place::new).collect(Collectors.toList()));
  }

  /** Prefers these to those that were configured, from now on, and to those that were preferred before, which serve no longer. */
  void prefer(List<ClientCredential> credentials) {
    List<Place> all = new ArrayList<>(places(credentials));
    all.addAll(configured);
    places = Collections.unmodifiableList(all);
  }

  /** What is suspicious about them, each a sentence that names the field; mostly nothing. */
  List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    configured.forEach(place -> doubts.addAll(place.credential.doubts()));
    return doubts;
  }

  /** How many there are, those included that were rotated in. */
  int size() {
    return places.size();
  }

  /**
   * When each certificate ends that we hold ourselves, by what it is set as: of those that were rotated in the one that is preferred, as
   * the others make way for it. Unmodifiable, the preferred first; never blocks.
   */
  Map<String, Instant> ends() {
    List<Place> all = places;
    Map<String, Instant> ends = new LinkedHashMap<>();
    for (Place place : all.size() > configured.size() ? all.subList(0, 1) : configured) {
      if (place.credential.end() != null) {
        ends.put(place.credential.name(), place.credential.end());
      }
    }
    return Collections.unmodifiableMap(ends);
  }

  /**
   * Which serve and which were rejected or cannot be read, by what each is set as: of those that were rotated in the one that is preferred.
   * Unmodifiable, the preferred first; never blocks.
   */
  Map<String, Boolean> serving() {
    Map<String, Boolean> serving = new LinkedHashMap<>();
    places.forEach(place -> serving.putIfAbsent(place.credential.name(), !place.isRejected()));
    return Collections.unmodifiableMap(serving);
  }

  /**
   * What is registered, each known by what it is set as here. A certificate is known by its thumbprint; a secret by its first characters,
   * where these are of one alone. Never blocks.
   */
  List<RegisteredCredential> known(List<RegisteredCredential> registered) {
    List<Place> all = places;
    return registered.stream().map(each -> {
      List<String> names = all.stream().filter(place -> place.credential.isListedAs(each)).map(place -> place.credential.name())
          .distinct().collect(Collectors.toList());
      boolean alone = each.hint() == null || registered.stream().filter(other -> each.hint().equals(other.hint())).count() == 1;
      return each.setAs(names.size() == 1 && alone ? names.get(0) : null);
    }).collect(Collectors.toList());
  }

  /** For how long the first of them has not served, in nanoseconds; below 0 where it serves. */
  long firstRejectedFor(MonotonicClock clock) {
    return places.get(0).rejectedFor(clock.nanos());
  }

  /** How often one took the place of another since the start. */
  int failovers() {
    return failovers.get();
  }

  /**
   * The proof by the first credential that may serve and is not {@code after} another; may block.
   *
   * @param after the proof that was rejected just now, or {@code null}
   * @return {@code null} where there is none after that one
   * @throws TokenException where none at all can be had
   */
  Proof proof(Proof after, String clientId, URI audience, MonotonicClock clock) {
    CredentialException unreadable = null;
    List<Place> all = places;
    // One that is preferred no longer was before them all.
    for (int i = after == null ? 0 : all.indexOf(after.place) + 1; i < all.size(); i++) {
      Place place = all.get(i);
      if (!place.mayServe(clock.nanos()) && hasOther(all, place, clock)) {
        continue;
      }
      try {
        return new Proof(place, place.credential.version(), place.credential.parameters(clientId, audience));
      } catch (CredentialException e) {
        unreadable = e;
        place.reject(UNREADABLE, clock.nanos());
        tellOf(place, clientId, e.getMessage());
      }
    }
    if (after != null) {
      return null;
    }
    throw new TokenException(TokenFault.CREDENTIAL_UNREADABLE, unreadable == null ? "no credential is left" : unreadable.getMessage());
  }

  private static boolean hasOther(List<Place> all, Place place, MonotonicClock clock) {
    return all.stream().anyMatch(other -> other != place && other.mayServe(clock.nanos()));
  }

  /** Takes note that Entra rejected it. */
  void rejected(Proof proof, String clientId, TokenException rejection, MonotonicClock clock) {
    if (proof.place.reject(proof.version, clock.nanos())) {
      tellOf(proof.place, clientId, rejection.getMessage());
    }
  }

  private void tellOf(Place place, String clientId, String why) {
    List<Place> all = places;
    int number = all.indexOf(place) + 1;
    if (number > 0 && number < all.size()) {
      failovers.incrementAndGet();
      LOGGER.error("Credential {} ({}) of application {} does not serve, credential {} ({}) is used in its place: {}", number, place,
          clientId, number + 1, all.get(number), why);
    }
  }

  /** Takes note that Entra took it. */
  void accepted(Proof proof, String clientId) {
    if (proof.place.accept()) {
      LOGGER.info("Credential {} ({}) of application {} serves again", places.indexOf(proof.place) + 1, proof.place, clientId);
    }
  }

  /** What proves our application in one request; never shown. */
  static final class Proof {

    private final Place place;
    private final String version;
    private final Map<String, String> parameters;

    private Proof(Place place, String version, Map<String, String> parameters) {
      this.place = place;
      this.version = version;
      this.parameters = parameters;
    }

    Map<String, String> parameters() {
      return parameters;
    }
  }

  private static final class Place {

    private final ClientCredential credential;
    private boolean rejected;
    private String rejectedVersion;
    private long rejectedAt;
    private long firstRejectedAt;

    Place(ClientCredential credential) {
      this.credential = credential;
    }

    synchronized boolean mayServe(long now) {
      return !rejected || now - rejectedAt >= REJECTED_NANOS || !rejectedVersion.equals(version());
    }

    private String version() {
      try {
        return credential.version();
      } catch (CredentialException unreadable) {
        return rejectedVersion;
      }
    }

    /** Tells whether this is news. */
    synchronized boolean reject(String version, long now) {
      boolean news = !rejected;
      firstRejectedAt = news ? now : firstRejectedAt;
      rejected = true;
      rejectedVersion = version;
      rejectedAt = now;
      return news;
    }

    synchronized long rejectedFor(long now) {
      return rejected ? now - firstRejectedAt : -1;
    }

    synchronized boolean isRejected() {
      return rejected;
    }

    /** What it is set as, and the thumbprint of a certificate, by which Entra shows it; nothing secret. */
    @Override
    public String toString() {
      return credential.name() + (credential.thumbprint() == null ? "" : ", thumbprint " + credential.thumbprint());
    }

    synchronized boolean accept() {
      boolean news = rejected;
      rejected = false;
      return news;
    }
  }
}
