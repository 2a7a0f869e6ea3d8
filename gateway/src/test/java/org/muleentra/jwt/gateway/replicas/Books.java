package org.muleentra.jwt.gateway.replicas;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.muleentra.jwt.gateway.fixture.JavaCommand;
import org.muleentra.jwt.tool.command.EntraJwt;
import org.muleentra.jwt.tool.verify.Finding;
import org.muleentra.jwt.tool.verify.Verification;

/** What was sent, held against what the audits of all replicas say: nothing may be lost, and nothing may be added. */
final class Books {

  private final Site site;
  private final Report report;
  private final PrintStream out;

  Books(Site site, Report report, PrintStream out) {
    this.site = site;
    this.report = report;
    this.out = out;
  }

  /** @param killed how many processes were killed */
  void close(int killed) throws IOException, InterruptedException {
    report.section("The audits of all, after they were stopped in order");
    site.stopReplicas();
    hold(Records.of(site.all()));
    verify(killed);
  }

  private void hold(Records records) {
    List<Ledger.Entry> entries = site.ledger().entries();
    List<Ledger.Entry> answered = entries.stream().filter(Ledger.Entry::isAnswered).toList();
    List<Ledger.Entry> unanswered = entries.stream().filter(entry -> !entry.isAnswered()).toList();
    report.row("answered requests without a record", 0, answered.stream().filter(entry -> records.of(entry.traceId()).isEmpty()).count());
    report.row("answered requests whose record says otherwise", 0, answered.stream().filter(entry -> records.of(entry.traceId()).stream()
        .anyMatch(decision -> decision.status() != entry.status())).count());
    report.row("requests with more than one record", 0, entries.stream().filter(entry -> records.of(entry.traceId()).size() > 1).count());
    long recorded = entries.stream().mapToLong(entry -> records.of(entry.traceId()).size()).sum();
    report.row("records of no request", 0, records.size() - recorded);
    report.note(entries.size() + " requests, " + answered.size() + " answered, " + records.size() + " records; of the " + unanswered.size()
        + " without an answer " + unanswered.stream().filter(entry -> !records.of(entry.traceId()).isEmpty()).count() + " were decided");
  }

  private void verify(int killed) throws IOException, InterruptedException {
    List<Path> records = files("entra-jwt-audit");
    List<Path> checkpoints = files("entra-jwt-checkpoints");
    Verification verification = Verification.of(records, checkpoints, site.auditKey().certificate(), false);
    report.row("chains: " + ReplicaApis.CHAINS + " of each process, and the processes are " + site.all().size(),
        ReplicaApis.CHAINS * site.all().size(), verification.chains().size());
    report.row("chains without a checkpoint", 0, verification.chains().stream().filter(chain -> chain.checkpoints() == 0).count());
    report.row("chains that end as a process that was killed", ReplicaApis.CHAINS * killed,
        verification.findings().stream().filter(finding -> finding.kind() == Finding.Kind.BROKE_OFF).count());
    Set<String> others = new TreeSet<>();
    verification.findings().stream().filter(finding -> finding.kind() != Finding.Kind.BROKE_OFF)
        .forEach(finding -> others.add(finding.kind().toString()));
    report.row("anything else that verify found", "nothing", others.isEmpty() ? "nothing" : String.join(", ", others));
    report.row("exit code of entra-jwt verify over the files of all", 0, command(records, checkpoints));
  }

  private List<Path> files(String name) throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    for (ReplicaProcess replica : site.all()) {
      files.addAll(Records.files(replica, name));
    }
    return List.copyOf(files);
  }

  /** The command line itself, as an auditor runs it. */
  private int command(List<Path> records, List<Path> checkpoints) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(JavaCommand.begin());
    command.addAll(List.of(EntraJwt.class.getName(), "verify"));
    records.forEach(file -> command.add(file.toString()));
    command.add("--checkpoints");
    checkpoints.forEach(file -> command.add(file.toString()));
    command.addAll(List.of("--certificate", site.certificate().toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    said.lines().forEach(line -> out.println("   " + line));
    return process.waitFor();
  }
}
