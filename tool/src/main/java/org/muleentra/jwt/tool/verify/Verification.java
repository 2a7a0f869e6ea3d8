package org.muleentra.jwt.tool.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be said of the records in some files; immutable.
 *
 * <p>The order of lines says nothing, as asynchronous loggers keep none: records are sorted by chain and sequence.
 */
public final class Verification {

  /**
   * One chain: the records of one configuration from a start on.
   *
   * @param checkpoints how many of it are proven
   */
  public record ChainSummary(String chainId, String apiName, long records, String from, String to, int checkpoints) {
  }

  private final List<ChainSummary> chains;
  private final List<Finding> findings;
  private final boolean checkpointsHeld;
  private final long otherLines;

  private Verification(List<ChainSummary> chains, List<Finding> findings, boolean checkpointsHeld, long otherLines) {
    this.chains = Collections.unmodifiableList(chains);
    this.findings = Collections.unmodifiableList(findings);
    this.checkpointsHeld = checkpointsHeld;
    this.otherLines = otherLines;
  }

  /**
   * Reads and verifies.
   *
   * @param files with records, in any order, plain or packed
   * @param checkpointFiles with checkpoints; read only with a certificate
   * @param certificate by whose key they are signed, or {@code null} for none
   * @param excerpt whether records from before are known to lie elsewhere
   */
  public static Verification of(List<Path> files, List<Path> checkpointFiles, X509Certificate certificate, boolean excerpt)
      throws IOException {
    Records records = Records.of(files);
    Checkpoints checkpoints = certificate == null ? Checkpoints.NONE : Checkpoints.of(checkpointFiles, certificate);
    List<Finding> findings = new ArrayList<>(records.findings);
    findings.addAll(checkpoints.findings);
    Set<String> known = new TreeSet<>(records.chains.keySet());
    known.addAll(checkpoints.chains.keySet());
    List<ChainSummary> chains = new ArrayList<>();
    for (String chainId : known) {
      List<Entry> entries = records.chains.getOrDefault(chainId, List.of());
      List<Checkpoint> held = checkpoints.chains.getOrDefault(chainId, List.of());
      findings.addAll(new ChainCheck(chainId, entries, held, excerpt).findings());
      if (!entries.isEmpty()) {
        chains.add(new ChainSummary(chainId, entries.get(0).apiName(), entries.size(), entries.get(0).time(),
            entries.get(entries.size() - 1).time(), held.size()));
      }
      if (!excerpt) {
        entries.stream().filter(entry -> !entry.formerChainId().isEmpty() && !known.contains(entry.formerChainId()))
            .forEach(entry -> findings.add(new Finding(Finding.Kind.MISSING_CHAIN, entry.formerChainId(), entry.place()
                + ": the chain before this one is not here: a file is missing, unless it is an earlier one (--excerpt)")));
      }
    }
    return new Verification(chains, findings, checkpoints.areHeld(), records.others);
  }

  /** Each chain that has records here. */
  public List<ChainSummary> chains() {
    return chains;
  }

  /** Everything that is not as it was written, notes among it. */
  public List<Finding> findings() {
    return findings;
  }

  /** Whether anything takes somebody's doing, or the loss of what was written. */
  public boolean isTampered() {
    return findings.stream().anyMatch(finding -> finding.kind().isTampering());
  }

  /** Whether checkpoints were held against the records: without, nobody can tell a whole past that was written anew. */
  public boolean checkpointsHeld() {
    return checkpointsHeld;
  }

  /** How many lines hold no record. */
  public long otherLines() {
    return otherLines;
  }
}
