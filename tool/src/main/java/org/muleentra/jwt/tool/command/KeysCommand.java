package org.muleentra.jwt.tool.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.key.KeyListing;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.Form;
import org.muleentra.jwt.tool.form.FormFile;
import org.muleentra.jwt.tool.print.Claim;
import org.muleentra.jwt.tool.print.Columns;
import org.muleentra.jwt.tool.print.Json;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code entra-jwt keys}: what is published, and what of it is left out. */
@Command(name = "keys", mixinStandardHelpOptions = true,
    description = "Lists the keys of a key document, or those that the authorities of a form publish now: which are used, and "
        + "which are not and why.")
final class KeysCommand implements Callable<Integer> {

  @ArgGroup(multiplicity = "1")
  private Source source;

  @Mixin
  private Output output;

  /** A file or Entra. */
  static final class Source {

    @Option(names = "--file", paramLabel = "FILE", description = "A key document (JWKS).")
    private Path file;

    @Option(names = "--fetch", paramLabel = "FORM", description = "Fetch from Entra, for the tenants of this form.")
    private Path form;
  }

  @Override
  public Integer call() {
    PrintWriter out = output.writer();
    Map<String, KeyListing> listings = source.file != null ? Map.of(source.file.toString(), KeyOptions.read(source.file)) : fetched();
    if (output.isJson()) {
      Map<String, Object> object = Json.object();
      listings.forEach((whose, listing) -> object.put(whose, listing.entries().stream().map(KeysCommand::json).toList()));
      output.print(object);
    } else {
      listings.forEach((whose, listing) -> print(out, whose, listing));
    }
    return listings.values().stream().allMatch(KeysCommand::hasAny) ? ExitCode.GOOD : ExitCode.REFUSED;
  }

  private static boolean hasAny(KeyListing listing) {
    return listing.entries().stream().anyMatch(entry -> entry.whyLeftOut() == null);
  }

  private Map<String, KeyListing> fetched() {
    Form form;
    try {
      form = Form.of(FormFile.read(source.form, null), Clock.systemUTC());
    } catch (FieldException e) {
      throw new FieldException(source.form.toString(), e.getMessage());
    }
    Map<String, KeyListing> listings = new LinkedHashMap<>();
    for (Authority authority : TrustedTenants.of(form.values()).authorities().all()) {
      listings.put(authority.toString(), Entra.keys(authority));
    }
    return listings;
  }

  private static void print(PrintWriter out, String whose, KeyListing listing) {
    long used = listing.entries().stream().filter(entry -> entry.whyLeftOut() == null).count();
    out.println(whose + ": " + used + " of " + listing.entries().size() + " keys are used");
    Columns columns = new Columns().row("KID", "ISSUER", "CLOUD", "");
    for (KeyListing.Entry entry : listing.entries()) {
      columns.row(shown(entry.keyId()), shown(entry.issuer()), shown(entry.cloudInstance()),
          entry.whyLeftOut() == null ? "used" : "left out: " + entry.whyLeftOut());
    }
    columns.print(out, "  ");
  }

  private static String shown(String text) {
    return text == null ? "-" : Claim.printable(text);
  }

  private static Map<String, Object> json(KeyListing.Entry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kid", entry.keyId());
    json.put("issuer", entry.issuer());
    json.put("cloud", entry.cloudInstance());
    json.put("leftOut", entry.whyLeftOut());
    return json;
  }
}
