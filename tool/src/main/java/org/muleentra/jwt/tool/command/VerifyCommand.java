package org.muleentra.jwt.tool.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.muleentra.jwt.tool.print.Json;
import org.muleentra.jwt.tool.verify.Finding;
import org.muleentra.jwt.tool.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code entra-jwt verify}: whether the records of the audit are all there and as they were written. */
@Command(name = "verify", mixinStandardHelpOptions = true,
    description = "Tells from log files whether the records of the audit are all there and as they were written. With checkpoints "
        + "and the certificate of the key that signed them, also whether they are those that were written first.")
final class VerifyCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Log files with records, in any order, plain or packed by gzip.")
  private List<Path> files;

  @Option(names = "--checkpoints", arity = "1..*", paramLabel = "FILE", description = "Log files with checkpoints.")
  private List<Path> checkpoints = List.of();

  @Option(names = "--certificate", paramLabel = "FILE",
      description = "The certificate (PEM or DER) of the key that signed the checkpoints.")
  private Path certificate;

  @Option(names = "--excerpt", description = "Records from before the first of these files lie elsewhere, and are not missed.")
  private boolean excerpt;

  @Mixin
  private Output output;

  @Override
  public Integer call() {
    if (checkpoints.isEmpty() != (certificate == null)) {
      throw output.wrongUse("--checkpoints and --certificate need each other: who verifies has the certificate "
          + "from elsewhere than the log.");
    }
    X509Certificate signer = certificate == null ? null : certificate();
    Verification verification = verify(signer);
    PrintWriter out = output.writer();
    if (verification.chains().isEmpty() && !verification.isTampered()) {
      throw new UndecidedException("There is no record in these files: records are lines of JSON that the logger "
          + "org.muleentra.jwt.audit wrote, with auditFormat json.");
    }
    if (output.isJson()) {
      output.print(json(verification));
    } else {
      print(out, verification);
    }
    return verification.isTampered() ? ExitCode.REFUSED : ExitCode.GOOD;
  }

  private Verification verify(X509Certificate signer) {
    try {
      return Verification.of(files, checkpoints, signer, excerpt);
    } catch (IOException e) {
      throw new UndecidedException(e.getMessage());
    }
  }

  private X509Certificate certificate() {
    try (InputStream content = Files.newInputStream(certificate)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(content);
    } catch (IOException e) {
      throw new UndecidedException(certificate + ": this file cannot be read: " + e.getClass().getSimpleName());
    } catch (CertificateException e) {
      throw new UndecidedException(certificate + ": this file must hold an X.509 certificate, as PEM or DER");
    }
  }

  private static void print(PrintWriter out, Verification verification) {
    for (Verification.ChainSummary chain : verification.chains()) {
      out.println("chain " + chain.chainId() + " of " + chain.apiName() + ": " + counted(chain.records(), "record") + ", "
          + chain.from() + " to " + chain.to()
          + (verification.checkpointsHeld() ? ", " + counted(chain.checkpoints(), "checkpoint") : ""));
    }
    for (Finding finding : verification.findings()) {
      out.println((finding.kind().isTampering() ? "WRONG  " : "note   ")
          + finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + finding.sentence());
    }
    if (!verification.checkpointsHeld()) {
      out.println("Without checkpoints nobody can tell a past that was written anew as a whole, nor an end that was cut off.");
    }
    out.println(verification.isTampered() ? "Not as they were written." : "All there, and as they were written.");
  }

  private static String counted(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static Map<String, Object> json(Verification verification) {
    Map<String, Object> object = Json.object();
    object.put("tampered", verification.isTampered());
    object.put("checkpointsHeld", verification.checkpointsHeld());
    object.put("otherLines", verification.otherLines());
    object.put("chains", verification.chains().stream().map(VerifyCommand::json).toList());
    object.put("findings", verification.findings().stream().map(VerifyCommand::json).toList());
    return object;
  }

  private static Map<String, Object> json(Verification.ChainSummary chain) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("chainId", chain.chainId());
    json.put("apiName", chain.apiName());
    json.put("records", chain.records());
    json.put("from", chain.from());
    json.put("to", chain.to());
    json.put("checkpoints", chain.checkpoints());
    return json;
  }

  private static Map<String, Object> json(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", finding.kind().name());
    json.put("tampering", finding.kind().isTampering());
    json.put("chainId", finding.chainId());
    json.put("sentence", finding.sentence());
    return json;
  }
}
