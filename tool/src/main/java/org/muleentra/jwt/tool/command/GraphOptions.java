package org.muleentra.jwt.tool.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.check.AudienceCheck;
import org.muleentra.jwt.core.check.ClientCheck;
import org.muleentra.jwt.core.identity.AppIdentity;
import org.muleentra.jwt.core.identity.ClientSettings;
import org.muleentra.jwt.core.identity.CredentialValues;
import org.muleentra.jwt.core.identity.EntraClient;
import org.muleentra.jwt.core.identity.GraphAddress;
import org.muleentra.jwt.core.identity.TokenException;
import org.muleentra.jwt.core.identity.WatchRecord;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.tool.door.Background;
import org.muleentra.jwt.tool.form.UnreadableFileException;
import org.muleentra.jwt.tool.registration.GraphReader;
import org.muleentra.jwt.tool.registration.GraphRegistrations;
import org.muleentra.jwt.tool.registration.Registered;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The way to the registrations in Microsoft Graph, for who asks to go it. */
final class GraphOptions {

  private static final String SECRET_VARIABLE = "AZURE_CLIENT_SECRET";

  @Option(names = "--graph", description = "Read the registrations from Microsoft Graph; the only use of the network.")
  private boolean graph;

  @Option(names = "--app-id", paramLabel = "ID", description = "The API's client id; unless given, the first in audiences.")
  private String appId;

  @Option(names = "--tenant", paramLabel = "ID", description = "The tenant; unless given, the first of the form.")
  private String tenant;

  @Option(names = "--client-id", paramLabel = "ID", description = "The application that asks Graph.")
  private String clientId;

  @Option(names = "--secret-file", paramLabel = "FILE",
      description = "Its secret; or in the variable " + SECRET_VARIABLE + ", or workload identity's variables.")
  private Path secret;

  @Option(names = "--certificate-file", paramLabel = "FILE", description = "Its certificate and unencrypted private key, PEM.")
  private Path certificate;

  @Option(names = "--assertion-file", paramLabel = "FILE", description = "Its federated assertion, a JWT.")
  private Path assertion;

  @Option(names = "--graph-url", paramLabel = "URL", description = "Where Graph is, in place of the cloud's.")
  private String graphUrl;

  @Option(names = "--login-url", paramLabel = "URL", description = "Where tokens are asked for, in place of the cloud's login host.")
  private String loginUrl;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  /** Whether Graph is to be asked. */
  boolean asked() {
    return graph;
  }

  /**
   * Reads what the form needs.
   *
   * @param mapped the ids of groups
   * @throws ParameterException where an option is missing or wrong
   * @throws UndecidedException where Entra or Graph does not answer with it
   */
  Registered read(SettingValues form, Set<String> mapped) {
    Clock clock = Clock.systemUTC();
    String api = appId != null ? appId : form.get(AudienceCheck.AUDIENCES).stream().filter(Guid::isGuid).findFirst()
        .orElseThrow(() -> new ParameterException(spec.commandLine(), "--app-id must name the API's client id, as audiences has none."));
    if (!Guid.isGuid(api)) {
      throw new ParameterException(spec.commandLine(), "--app-id must be a client id, a GUID.");
    }
    Set<String> clients = new TreeSet<>(form.get(ClientCheck.ALLOWED_CLIENT_IDS));
    if (form.get(AppIdentity.GRAPH_CLIENT_ID) != null) {
      clients.add(form.get(AppIdentity.GRAPH_CLIENT_ID));
    }
    SettingValues values = values(form);
    try {
      ClientSettings settings = ClientSettings.of(values, credentials(), System::getenv, clock);
      Transport transport = new Entra();
      EntraClient client = EntraClient.open("doctor", settings, null, WatchRecord.NONE, transport, Background.timetable(), clock);
      GraphAddress address = GraphAddress.of(values, values.get(TrustedTenants.CLOUD));
      return new GraphRegistrations(new GraphReader(client, address, transport)).read(Guid.canonical(api), clients, mapped);
    } catch (InvalidSettingException e) {
      throw new ParameterException(spec.commandLine(), "Of the application that asks Microsoft Graph, " + e.getMessage() + ".");
    } catch (OutboundException e) {
      throw new UndecidedException(e.getMessage() + ".");
    } catch (CompletionException e) {
      boolean foreseen = e.getCause() instanceof TokenException || e.getCause() instanceof OutboundException;
      throw new UndecidedException("The registrations could not be read from Microsoft Graph: "
          + (foreseen ? e.getCause().getMessage() : e.getCause().getClass().getSimpleName()) + ".");
    }
  }

  private SettingValues values(SettingValues form) {
    SettingValues values = SettingValues.NONE.with(TrustedTenants.CLOUD, form.get(TrustedTenants.CLOUD).setting())
        .with(ClientSettings.CREDENTIAL_WATCH, "off");
    String ofForm = form.get(TrustedTenants.TENANTS).stream().filter(Guid::isGuid).findFirst().orElse(null);
    return values.with(ClientSettings.TENANT_ID, tenant != null ? tenant : ofForm).with(ClientSettings.CLIENT_ID, clientId)
        .with(GraphAddress.GRAPH_BASE_URL, graphUrl != null ? graphUrl : form.get(GraphAddress.GRAPH_BASE_URL))
        .with(ClientSettings.LOGIN_BASE_URL, loginUrl);
  }

  private List<CredentialValues> credentials() {
    List<CredentialValues> all = new ArrayList<>();
    add(all, CredentialValues.Kind.CLIENT_SECRET, CredentialValues.SECRET, secret == null ? null : text(secret));
    add(all, CredentialValues.Kind.CLIENT_CERTIFICATE, CredentialValues.PEM, certificate == null ? null : text(certificate));
    add(all, CredentialValues.Kind.FEDERATED_ASSERTION, CredentialValues.ASSERTION_FILE, assertion == null ? null : assertion.toString());
    if (all.isEmpty()) {
      add(all, CredentialValues.Kind.CLIENT_SECRET, CredentialValues.SECRET, System.getenv(SECRET_VARIABLE));
    }
    return all;
  }

  private static void add(List<CredentialValues> all, CredentialValues.Kind kind, Setting<String, String> setting, String value) {
    if (value != null) {
      all.add(new CredentialValues(kind, "credential", SettingValues.NONE.with(setting, value)));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UnreadableFileException(file.toString());
    }
  }
}
