package org.muleentra.jwt.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.OrdersApi;
import org.muleentra.jwt.testkit.server.MockEntra;

/** A start while the key server is down: with keys that an earlier engine left in a persistent object store, or without. */
class SavedKeysOnTheEngineTest {

  private static final Map<String, String> KEPT = Map.of("keyObjectStore", "entra-keys");

  @TempDir
  private Path directory;

  @Test
  void anEngineStartsWithTheKeysThatTheOneBeforeItSaved() throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      String known = runOnceAndStop(entra, KEPT);
      entra.stop();
      try (OrdersApi second = OrdersApi.startOver(directory, entra, KEPT); CapturedLog log = CapturedLog.open()) {
        assertThat(second.get(known).statusCode()).isEqualTo(200);
        assertThat(second.get(entra.userToken().flipSignatureBit().sign()).statusCode()).isEqualTo(401);
        assertThat(log.withStackTrace()).isEmpty();

        // Fresh keys take the place of the saved ones, without redeployment.
        entra.rotateAndDrop();
        entra.restart();
        await().atMost(Bounds.RECOVERY).until(() -> second.get(entra.userToken().sign()).statusCode() == 200);
        assertThat(second.get(known).statusCode()).isEqualTo(401);
      }
    }
  }

  @Test
  void unlessConfiguredNothingIsSaved() throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      try (OrdersApi first = OrdersApi.startOver(directory, entra, Map.of())) {
        assertThat(first.get(entra.userToken().sign()).statusCode()).isEqualTo(200);
      }
      entra.stop();
      try (OrdersApi second = OrdersApi.startOver(directory, entra, Map.of())) {
        assertThat(second.get(entra.userToken().sign()).statusCode()).isEqualTo(503);
      }
      assertThat(entries()).isEmpty();
    }
  }

  static List<Arguments> tampered() {
    return List.of(
        tampered("garbage", bytes -> "no object at all".getBytes(StandardCharsets.UTF_8)),
        tampered("empty", bytes -> new byte[0]),
        tampered("cut off", bytes -> java.util.Arrays.copyOf(bytes, bytes.length / 2)),
        tampered("no JWKS", bytes -> replace(bytes, "{\"keys\"", "{\"kexs\"")),
        tampered("no JSON", bytes -> replace(bytes, "{\"keys\"", "<\"keys\"")),
        tampered("other members", bytes -> replace(bytes, "fetchedAt", "fetchedAx")));
  }

  private static Arguments tampered(String name, UnaryOperator<byte[]> change) {
    return Arguments.argumentSet(name, change);
  }

  @ParameterizedTest
  @MethodSource("tampered")
  void whatIsNotASavedKeyDocumentIsNotUsed(UnaryOperator<byte[]> change) throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      String known = runOnceAndStop(entra, KEPT);
      entra.stop();
      for (Path entry : entries()) {
        byte[] before = Files.readAllBytes(entry);
        byte[] after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.write(entry, after);
      }
      try (CapturedLog log = CapturedLog.open(); OrdersApi second = OrdersApi.startOver(directory, entra, KEPT)) {
        HttpResponse<String> response = second.get(known);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValueAsLong("retry-after")).isPresent();
        assertThat(log.withStackTrace()).isEmpty();
        assertThat(log.atLeast(Level.ERROR)).allMatch(line -> line.contains("none, calls are answered 503"));

        entra.restart();
        await().atMost(Bounds.RECOVERY).until(() -> second.get(known).statusCode() == 200);
      }
    }
  }

  /** Lets an engine fetch and save keys, and stops it; returns a token that it let in. */
  private String runOnceAndStop(MockEntra entra, Map<String, ?> settings) throws Exception {
    String token = entra.userToken().sign();
    try (OrdersApi first = OrdersApi.startOver(directory, entra, settings)) {
      assertThat(first.get(token).statusCode()).isEqualTo(200);
      // One for each token version.
      await().until(() -> entries().size() == 2);
    }
    return token;
  }

  private List<Path> entries() {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".obj")).filter(SavedKeysOnTheEngineTest::isWritten).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWritten(Path file) {
    return file.toFile().length() > 0;
  }

  private static byte[] replace(byte[] bytes, String text, String by) {
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    return latin.replace(text, by).getBytes(StandardCharsets.ISO_8859_1);
  }
}
