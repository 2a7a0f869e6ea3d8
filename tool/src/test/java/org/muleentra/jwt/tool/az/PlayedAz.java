package org.muleentra.jwt.tool.az;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.burt.jmespath.jackson.JacksonRuntime;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A program {@code az} to be put on the path of a script. It hands its arguments over to this JVM by loopback, where they are held to the
 * reference, carried out on a tenant in memory, and queried and printed as the Azure CLI does.
 */
public final class PlayedAz implements AutoCloseable {

  /** The arguments' number and each argument end in NUL; the answer begins with a line that holds the exit code. */
  private static final String PROGRAM = """
      #!/usr/bin/env bash
      exec 3<>/dev/tcp/127.0.0.1/%d
      printf '%%s\\0' "$#" "$@" >&3
      IFS= read -r code <&3
      if ((code == 0)); then cat <&3; else cat <&3 >&2; fi
      exit "$code"
      """;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final AzReference reference = new AzReference();
  private final PlayedTenant tenant = new PlayedTenant();
  private final List<List<String>> calls = new CopyOnWriteArrayList<>();
  private final List<String> mistakes = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private final ServerSocket server;

  /** Writes the program into a folder, and answers it from now on. */
  public PlayedAz(Path folder) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Path program = folder.resolve("az");
    Files.writeString(program, PROGRAM.formatted(server.getLocalPort()));
    if (!program.toFile().setExecutable(true)) {
      throw new IOException(program + " cannot be made executable");
    }
    Thread thread = new Thread(this::serve, "az");
    thread.setDaemon(true);
    thread.start();
  }

  /** Every call since the start, as it was written. */
  public List<List<String>> calls() {
    return List.copyOf(calls);
  }

  /** Calls that change the tenant. */
  public List<String> changes() {
    return calls.stream().map(call -> String.join(" ", call)).filter(call -> !call.startsWith("login ") && !call.startsWith("cloud "))
        .filter(call -> call.matches(".*\\b(create|update|add|reset|delete)\\b.*|rest --method (PATCH|POST|DELETE) .*")).toList();
  }

  /** What the reference does not have, and what is not played. */
  public List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  /** Nobody is signed in from now on. */
  public void signOut() {
    tenant.signedIn = false;
  }

  /** The next changes so many fail, as of an object that is not found everywhere yet. */
  public void failChanges(int times) {
    failures.set(times);
  }

  /** A registration by its name, to read and to spoil. */
  public ObjectNode application(String name) {
    return tenant.application("displayName", name);
  }

  /** Makes a registration as somebody else would. */
  public ObjectNode create(String name) {
    return tenant.create(name, "AzureADMyOrg");
  }

  /** What {@code az ad sp show} prints of a registration. */
  public JsonNode principal(String name) {
    return StreamSupport.stream(tenant.principals.spliterator(), false).filter(each -> each.get("displayName").asText().equals(name))
        .findFirst().orElseThrow();
  }

  /** What Graph lists as {@code appRoleAssignedTo}. */
  public JsonNode assignments() {
    return tenant.assignments;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        answer(socket);
      } catch (SocketException e) {
        if (!server.isClosed()) {
          mistakes.add(e.toString());
        }
      } catch (IOException e) {
        mistakes.add(e.toString());
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    int count = Integer.parseInt(word(in));
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(word(in));
    }
    calls.add(words);
    String answer;
    try {
      answer = "0\n" + run(words);
    } catch (IllegalArgumentException e) {
      answer = "1\nERROR: " + e.getMessage() + "\n";
    }
    OutputStream out = socket.getOutputStream();
    out.write(answer.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String word(InputStream in) throws IOException {
    ByteArrayOutputStream word = new ByteArrayOutputStream();
    for (int each = in.read(); each > 0; each = in.read()) {
      word.write(each);
    }
    return word.toString(StandardCharsets.UTF_8);
  }

  private String run(List<String> words) {
    AzReference.Call call;
    try {
      call = reference.read(words);
    } catch (IllegalArgumentException e) {
      mistakes.add(e.getMessage());
      throw e;
    }
    boolean changes = changes().contains(String.join(" ", words));
    if (changes && failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalArgumentException("Resource does not exist or one of its queried reference-property objects are not present.");
    }
    JsonNode answer = tenant.answer(new AzReference.Call(call.command(), call.options().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, option -> filled(option.getValue())))));
    String query = call.options().get("--query");
    JsonNode found = query == null || answer == null ? answer : new JacksonRuntime().compile(query).search(answer);
    return printed(found, call.options().getOrDefault("--output", "json"));
  }

  /** {@code @file} is the file's text, without its last line's end. */
  private static String filled(String value) {
    try {
      return value.startsWith("@") ? Files.readString(Path.of(value.substring(1))).replaceFirst("\\R$", "") : value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing of null; by tsv a row a line, its cells parted by tabs. */
  private static String printed(JsonNode found, String format) {
    if (found == null || found.isNull() || found.isMissingNode() || format.equals("none")) {
      return "";
    }
    if (!format.equals("tsv")) {
      try {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(found) + "\n";
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
    Iterable<JsonNode> rows = found.isArray() ? found : List.of(found);
    StringBuilder lines = new StringBuilder();
    for (JsonNode row : rows) {
      lines.append(row.isArray() ? StreamSupport.stream(row.spliterator(), false).map(PlayedAz::cell).collect(Collectors.joining("\t"))
          : cell(row)).append('\n');
    }
    return lines.toString();
  }

  private static String cell(JsonNode cell) {
    return cell.isNull() ? "None" : cell.isBoolean() ? (cell.asBoolean() ? "True" : "False") : cell.asText();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
