package org.muleentra.jwt.tool.registration;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.JsonFile;

/**
 * Registrations in files, as {@code az} prints them. What has no file is not known.
 *
 * @param application of the API, which must be given; all others may be {@code null}
 * @param clients applications and service principals of clients, in any order
 */
public record RegistrationFiles(Path application, Path principal, List<Path> clients, Path grants, Path assignments, Path groups,
    Path contexts) {

  /**
   * Reads them all.
   *
   * @throws org.muleentra.jwt.tool.form.UnreadableFileException where one cannot be read
   * @throws FieldException naming file, field and rule where one is not what it should be
   */
  public Registered read() {
    Application api = Application.of(object(application));
    Known<ServicePrincipal> ofApi = principal == null ? Known.not("give --service-principal")
        : Known.of(ServicePrincipal.of(object(principal)));
    if (ofApi.isKnown() && !ofApi.value().appId().equals(api.appId())) {
      throw new FieldException(principal.toString(), "appId: must be that of " + application + ", whose service principal it should be");
    }
    return new Registered(api, ofApi, merged(), list(grants, "give --grants", Grant::of), list(assignments, "give --assignments",
        Assignment::of),
        list(groups, "give --groups", Group::of), list(contexts, "give --contexts", Context::of));
  }

  private static GraphObject object(Path file) {
    return GraphObject.of(file.toString(), JsonFile.read(file));
  }

  private static <T> Known<List<T>> list(Path file, String whyNot, Function<GraphObject, T> reader) {
    return file == null ? Known.not(whyNot)
        : Known.of(GraphObject.list(file.toString(), JsonFile.read(file)).stream().map(reader).toList());
  }

  private List<Client> merged() {
    Map<String, Client> byId = new LinkedHashMap<>();
    for (Path file : clients) {
      GraphObject object = object(file);
      if (ServicePrincipal.isOne(object)) {
        ServicePrincipal one = ServicePrincipal.of(object);
        Client known = byId.get(one.appId());
        byId.put(one.appId(), new Client(one.appId(), known != null ? known.application()
            : Known.not("give the client's application (az ad app show) by --client"), Known.of(one)));
      } else {
        Application one = Application.of(object);
        Client known = byId.get(one.appId());
        byId.put(one.appId(), new Client(one.appId(), Known.of(one), known != null ? known.principal()
            : Known.not("give the client's service principal (az ad sp show) by --client")));
      }
    }
    return List.copyOf(byId.values());
  }
}
