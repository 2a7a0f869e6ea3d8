package org.muleentra.jwt.gateway.tryout;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** A part of the demonstration: what it shows, its scenarios in their order, and what is to be read below them. */
final class Section {

  /** Reads an answer. */
  interface Reading {

    String of(HttpResponse<String> response) throws IOException;
  }

  /** How long an answer may take. */
  static final Duration ANSWER = Duration.ofSeconds(30);

  private final String title;
  private final Gateway gateway;
  private final List<Scenario> scenarios = new ArrayList<>();
  private final List<Supplier<String>> notes = new ArrayList<>();

  Section(String title, Gateway gateway) {
    this.title = title;
    this.gateway = gateway;
  }

  String title() {
    return title;
  }

  List<Scenario> scenarios() {
    return List.copyOf(scenarios);
  }

  /** Lines to be shown when all scenarios are through. */
  List<String> notes() {
    return notes.stream().map(Supplier::get).toList();
  }

  Section add(String title, String path, TokenBuilder token, String expectation) {
    return add(title, path, token, Outcome::of, expectation);
  }

  Section add(String title, String path, TokenBuilder token, Reading reading, String expectation, String... headers) {
    return add(title, path, reading, expectation, with("Authorization", "Bearer " + token.sign(), headers));
  }

  /**
   * Adds a request.
   *
   * @param headers name, value, name, value
   */
  Section add(String title, String path, Reading reading, String expectation, String... headers) {
    HttpRequest request = request(gateway, path, headers);
    int query = path.indexOf('?');
    return add(title + " -> " + (query < 0 ? path : path.substring(0, query)), client -> reading.of(client.send(request)), expectation);
  }

  /** Adds whatever else can be tried. */
  Section add(String title, Scenario.Attempt attempt, String expectation) {
    scenarios.add(new Scenario(title, attempt, expectation));
    return this;
  }

  /** Adds a line to be read when the scenarios are through. */
  Section note(Supplier<String> note) {
    notes.add(note);
    return this;
  }

  /**
   * A request to the gateway.
   *
   * @param headers name, value, name, value
   */
  static HttpRequest request(Gateway gateway, String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(gateway.uri(path)).timeout(ANSWER);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request.build();
  }

  private static String[] with(String name, String value, String... more) {
    List<String> headers = new ArrayList<>(List.of(name, value));
    headers.addAll(List.of(more));
    return headers.toArray(String[]::new);
  }
}
