package org.muleentra.jwt.tool.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.muleentra.jwt.tool.doctor.Case;
import org.muleentra.jwt.tool.doctor.Doctor;
import org.muleentra.jwt.tool.doctor.Finding;
import org.muleentra.jwt.tool.doctor.Severity;
import org.muleentra.jwt.tool.form.Form;
import org.muleentra.jwt.tool.print.FindingText;
import org.muleentra.jwt.tool.registration.Registered;
import org.muleentra.jwt.tool.registration.RegistrationFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code entra-jwt doctor}: a form against Entra's registrations. */
@Command(name = "doctor", mixinStandardHelpOptions = true,
    description = "Holds a form against what the registrations in Entra say, and tells what cannot work: versions, audiences, scopes,"
        + " app roles, "
        + "groups, optional claims, consent, credentials that end. Reads files as az prints them, or Microsoft Graph.")
final class DoctorCommand implements Callable<Integer> {

  @Mixin
  private FormAtTime source;

  @Mixin
  private GraphOptions graph;

  @Option(names = "--app", paramLabel = "FILE", description = "The API's application: az ad app show --id {client id}")
  private Path application;

  @Option(names = "--service-principal", paramLabel = "FILE", description = "The API's service principal: az ad sp show --id {client id}")
  private Path principal;

  @Option(names = "--client", paramLabel = "FILE",
      description = "A client's application or service principal, printed in the same way; may be given often.")
  private List<Path> clients = List.of();

  @Option(names = "--grants", paramLabel = "FILE", description = "Scopes that were consented to: az rest --url "
      + "\"https://graph.microsoft.com/v1.0/oauth2PermissionGrants?$$filter=resourceId eq '{object id of the service principal}'\"")
  private Path grants;

  @Option(names = "--assignments", paramLabel = "FILE", description = "Who has app roles: az rest --url "
      + "https://graph.microsoft.com/v1.0/servicePrincipals/{object id}/appRoleAssignedTo")
  private Path assignments;

  @Option(names = "--groups", paramLabel = "FILE", description = "The mapped groups that there are: az ad group list")
  private Path groups;

  @Option(names = "--contexts", paramLabel = "FILE", description = "Authentication contexts: az rest --url "
      + "https://graph.microsoft.com/v1.0/identity/conditionalAccess/authenticationContextClassReferences")
  private Path contexts;

  @Option(names = "--all", description = "Tell what is fine, too.")
  private boolean all;

  @Mixin
  private Output output;

  @Override
  public Integer call() {
    PrintWriter out = output.writer();
    Clock clock = source.clock();
    Form form = source.form();
    List<Finding> findings = Doctor.examine(new Case(form.values(), registered(form), clock));
    if (output.isJson()) {
      output.print(FindingText.json(findings, all));
    } else {
      FindingText.print(findings, all, out);
    }
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.WRONG) ? ExitCode.REFUSED : ExitCode.GOOD;
  }

  private Registered registered(Form form) {
    boolean files = application != null;
    boolean others = !clients.isEmpty() || Stream.of(principal, grants, assignments, groups, contexts).anyMatch(file -> file != null);
    if (files == graph.asked() || graph.asked() && others) {
      throw output.wrongUse("Give the API's application by --app, with other files as there are, or ask Microsoft"
          + " Graph for all by --graph.");
    }
    return files ? new RegistrationFiles(application, principal, clients, grants, assignments, groups, contexts).read()
        : graph.read(form.values(), Case.mappedIds(form.values()));
  }
}
