package org.muleentra.jwt.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The command {@code ./try} as a process of its own, up to its line {@code ready}, and what it said until then. */
final class TryOut implements AutoCloseable {

  private static final long MINUTES = 5;

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final CompletableFuture<URI> console = new CompletableFuture<>();

  private TryOut(Process process) {
    this.process = process;
  }

  /** Starts it and waits until it serves. */
  static TryOut start(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Path.of("..", "try").toAbsolutePath().normalize().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // The compilers' options of this virtual machine: that one lives for minutes too.
    builder.environment().put("JDK_JAVA_OPTIONS", ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-XX:")).collect(Collectors.joining(" ")));
    TryOut started = new TryOut(builder.start());
    Thread reader = new Thread(started::read, "try-out");
    reader.setDaemon(true);
    reader.start();
    try {
      started.console.get(MINUTES, TimeUnit.MINUTES);
      return started;
    } catch (ExecutionException | TimeoutException e) {
      started.close();
      throw new IllegalStateException("./try did not get ready; it said\n" + String.join("\n", started.said()), e);
    }
  }

  private void read() {
    URI uri = null;
    try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        synchronized (lines) {
          lines.add(line);
        }
        if (line.startsWith("console ")) {
          uri = URI.create(line.split(" ")[1]);
        } else if (line.startsWith("ready ")) {
          console.complete(uri);
        }
      }
      console.completeExceptionally(new IllegalStateException("it ended"));
    } catch (IOException e) {
      console.completeExceptionally(e);
    }
  }

  /** Where the console is. */
  URI console() {
    return console.join();
  }

  /** What it printed so far. */
  List<String> said() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
