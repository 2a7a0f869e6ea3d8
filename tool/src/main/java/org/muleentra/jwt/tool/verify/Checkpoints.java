package org.muleentra.jwt.tool.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muleentra.jwt.tool.log.LogFile;

/** The checkpoints of log files by chain, in their order, each proven by the certificate; what is not proven is a finding. */
final class Checkpoints {

  /** No certificate, no checkpoints: the records alone are looked at. */
  static final Checkpoints NONE = new Checkpoints(null);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BEGIN = "{\"TimeGenerated\":";
  private static final String MARK = "\"Signed\":";

  final Map<String, List<Checkpoint>> chains = new TreeMap<>();
  final List<Finding> findings = new ArrayList<>();
  private final PublicKey key;

  private Checkpoints(PublicKey key) {
    this.key = key;
  }

  /** Reads them all. */
  static Checkpoints of(List<Path> files, X509Certificate certificate) throws IOException {
    Checkpoints checkpoints = new Checkpoints(certificate.getPublicKey());
    for (Path file : files) {
      LogFile.read(file, (number, text, whole) -> checkpoints.add(file, number, text, whole));
    }
    checkpoints.chains.values().forEach(chain -> chain.sort(Comparator.comparingLong(Checkpoint::number)));
    checkpoints.chains.forEach(checkpoints::follow);
    return checkpoints;
  }

  boolean areHeld() {
    return key != null;
  }

  private void add(Path file, long number, String text, boolean whole) {
    int begin = text.indexOf(BEGIN);
    if (begin < 0 || !text.contains(MARK)) {
      return;
    }
    int next = text.lastIndexOf(BEGIN);
    if (next > begin) {
      // A process was killed within a checkpoint, and its next start went on in the same line.
      add(file, number, text.substring(begin, next), false);
      add(file, number, text.substring(next), whole);
      return;
    }
    String place = file.getFileName() + ":" + number;
    try {
      JWSObject signed = JWSObject.parse(JSON.readTree(text.substring(begin)).path("Signed").asText());
      if (!signed.verify(verifier(signed.getHeader().getAlgorithm()))) {
        throw new JOSEException("not signed by this key");
      }
      add(checkpoint(place, signed));
    } catch (IOException | ParseException | JOSEException | ClassCastException e) {
      findings.add(whole
          ? new Finding(Finding.Kind.FORGED_CHECKPOINT, null, place + ": the checkpoint is not signed by the certificate's key")
          : new Finding(Finding.Kind.TORN, null, place
              + ": the checkpoint breaks off, as where the process that wrote it was killed"));
    }
  }

  private void add(Checkpoint checkpoint) {
    List<Checkpoint> chain = chains.computeIfAbsent(checkpoint.chainId(), id -> new ArrayList<>());
    // Shipped twice is no harm.
    if (chain.stream().noneMatch(other -> other.own().equals(checkpoint.own()))) {
      chain.add(checkpoint);
    }
  }

  /** By the one algorithm that the key is for, whatever the header says. */
  private JWSVerifier verifier(JWSAlgorithm algorithm) throws JOSEException {
    if (key instanceof ECPublicKey && JWSAlgorithm.ES256.equals(algorithm)) {
      return new ECDSAVerifier((ECPublicKey) key);
    }
    if (key instanceof RSAPublicKey && JWSAlgorithm.RS256.equals(algorithm)) {
      return new RSASSAVerifier((RSAPublicKey) key);
    }
    throw new JOSEException("an algorithm that this key is not for");
  }

  private static Checkpoint checkpoint(String place, JWSObject signed) throws IOException {
    JsonNode payload = JSON.readTree(signed.getPayload().toString());
    return new Checkpoint(place, payload.path("ChainId").asText(), payload.path("Sequence").asLong(), payload.path("Hash").asText(),
        payload.path("Checkpoint").asLong(), payload.path("PreviousCheckpoint").asText(),
        Digests.sha256(signed.serialize().getBytes(StandardCharsets.US_ASCII)), payload.path("Occasion").asText(),
        payload.path("TimeGenerated").asText(), payload.path("ApiName").asText());
  }

  private void follow(String chainId, List<Checkpoint> chain) {
    String previous = "";
    long number = 1;
    for (Checkpoint checkpoint : chain) {
      if (checkpoint.number() != number) {
        findings.add(new Finding(Finding.Kind.MISSING_CHECKPOINT, chainId, number == checkpoint.number() - 1
            ? "checkpoint " + number + " is missing before " + checkpoint.place()
            : "checkpoints " + number + " to " + (checkpoint.number() - 1) + " are missing before " + checkpoint.place()));
      } else if (!checkpoint.previous().equals(previous)) {
        findings.add(new Finding(Finding.Kind.MISSING_CHECKPOINT, chainId, checkpoint.place() + ": checkpoint " + number
            + " follows another than the one before it"));
      }
      previous = checkpoint.own();
      number = checkpoint.number() + 1;
    }
  }
}
