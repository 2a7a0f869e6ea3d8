package org.muleentra.jwt.gateway.replicas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.JavaCommand;

/** A replica as a process of its own, with a folder of its own for its logs; thread-safe. */
final class ReplicaProcess implements AutoCloseable {

  private static final Path LOGGING = Path.of("../examples/audit/log4j2.xml").toAbsolutePath().normalize();

  private final String name;
  private final Path folder;
  private final Process process;
  private final CompletableFuture<InetSocketAddress> address = new CompletableFuture<>();
  private final Thread reader = new Thread(this::read);

  private ReplicaProcess(String name, Path folder, Process process) {
    this.name = name;
    this.folder = folder;
    this.process = process;
    reader.start();
  }

  /**
   * Starts a replica, without waiting for it.
   *
   * @param folder what it leaves; a replica that was there before goes on in the same files
   */
  static ReplicaProcess start(String name, Path folder, Path settings) throws IOException {
    Files.createDirectories(folder.resolve("tmp"));
    List<String> command = new ArrayList<>(JavaCommand.beginEngine());
    command.addAll(List.of("-Xmx256m", "-Dmule.home=" + folder, "-Dlog4j2.configurationFile=" + LOGGING,
        "-Djava.io.tmpdir=" + folder.resolve("tmp")));
    command.addAll(List.of(Replica.class.getName(), settings.toString()));
    return new ReplicaProcess(name, folder, new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  private void read() {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter log = new PrintWriter(Files.newBufferedWriter(log(), StandardCharsets.UTF_8,
            StandardOpenOption.CREATE, StandardOpenOption.APPEND), true)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.println(line);
        if (line.startsWith(Replica.READY)) {
          URI uri = URI.create(line.substring(Replica.READY.length()));
          address.complete(new InetSocketAddress(InetAddress.getByName(uri.getHost()), uri.getPort()));
        }
      }
      address.completeExceptionally(new IllegalStateException("replica " + name + " ended before it was ready: see " + log()));
    } catch (IOException e) {
      address.completeExceptionally(e);
    }
  }

  String name() {
    return name;
  }

  Path folder() {
    return folder;
  }

  /** What it said on its console. */
  Path log() {
    return folder.resolve("console.log");
  }

  boolean isLogged(String text) throws IOException {
    return Files.readString(log()).contains(text);
  }

  /** Where it listens; waits until it serves. */
  InetSocketAddress address() throws InterruptedException {
    try {
      return address.get(Bounds.RECOVERY.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("replica " + name + " does not serve: see " + log());
    }
  }

  /** Ends it at once, as {@code kill -9}: nothing in it learns of it. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    reader.join();
  }

  /** Lets it stop in order. */
  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(Bounds.ANSWER.toSeconds(), TimeUnit.SECONDS)) {
      kill();
    }
    reader.join();
  }
}
