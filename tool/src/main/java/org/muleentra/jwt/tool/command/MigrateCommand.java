package org.muleentra.jwt.tool.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.muleentra.jwt.tool.form.Form;
import org.muleentra.jwt.tool.migrate.Migration;
import org.muleentra.jwt.tool.print.MigrationText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code entra-jwt migrate}: a policy of MuleSoft's or of API Management as our form. */
@Command(name = "migrate", mixinStandardHelpOptions = true,
    description = "Reads MuleSoft's JWT Validation or OpenID Connect policy (JSON), or validate-azure-ad-token or validate-jwt of "
        + "Azure API "
        + "Management (XML), and writes our form with a list of what it could not carry over. The form lets in nobody whom the source "
        + "keeps out; where that takes a person's decision, no deployment takes the form before.")
final class MigrateCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "FILE", description = "File with the policy: JSON of API Manager or XML of API Management.")
  private Path file;

  @Option(names = "--policy", paramLabel = "PLACE",
      description = "The policy, in a file of several: a JSON pointer such as /policies/0, or line:column of the element.")
  private String policy;

  @Option(names = "--out", paramLabel = "FORM", description = "Write the form to this file, which must not be there yet.")
  private Path form;

  @Mixin
  private Output output;

  @Override
  public Integer call() {
    Clock clock = Clock.systemUTC();
    Migration migration = Migration.of(file, policy, clock);
    if (form != null) {
      write(migration);
    }
    if (output.isJson()) {
      output.print(MigrationText.json(migration));
    } else {
      print(migration, clock);
    }
    return migration.isComplete() ? ExitCode.GOOD : ExitCode.REFUSED;
  }

  private void write(Migration migration) {
    try {
      Files.writeString(form, MigrationText.form(migration) + "\n", StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new UndecidedException(form + ": is there already: name a file that is not");
    } catch (IOException e) {
      throw new UndecidedException(form + ": cannot be written");
    }
  }

  private void print(Migration migration, Clock clock) {
    PrintWriter out = output.writer();
    out.println(file + ": " + migration.product().words() + (migration.place().isEmpty() ? "" : ", " + migration.place()));
    out.println();
    MigrationText.print(migration, out);
    out.println();
    if (migration.isComplete()) {
      out.println(Form.of(migration.form(), clock).settings().entrySentence());
    } else {
      long open = migration.notes().stream().filter(note -> note.kind().isOpen()).count();
      out.println(open + (open == 1 ? " thing is" : " things are") + " open. No deployment takes the form before each entry that "
          + "begins with "
          + "REPLACE THIS is replaced, or taken out where nothing is to be asked.");
    }
    out.println();
    if (form == null) {
      out.println(MigrationText.form(migration));
    } else {
      out.println("Written to " + form + ".");
    }
  }
}
