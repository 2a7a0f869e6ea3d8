package org.muleentra.jwt.gateway.face;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.stream.Stream;
import org.muleentra.jwt.core.principal.PrincipalField;

/** What pages say of a caller's fields, made of the fields themselves. */
final class PrincipalTables {

  private PrincipalTables() {}

  /** What a flow sees of its caller. */
  static String forFlows() {
    return table("| name | what it is | claim |", Arrays.stream(PrincipalField.values())
        .map(field -> Stream.of(code(field.key()), field.description(), claims(field))));
  }

  /** What a backend is told. */
  static String forBackends() {
    return table("| field | header | what it holds |", PrincipalField.inHeaders().stream()
        .map(field -> Stream.of(code(field.key()), code(field.header()), field.description())));
  }

  private static String table(String head, Stream<Stream<String>> rows) {
    return head + "\n|---|---|---|\n" + rows.map(row -> row.collect(joining(" | ", "| ", " |"))).collect(joining("\n"));
  }

  private static String claims(PrincipalField field) {
    return field.claims().stream().map(PrincipalTables::code).collect(joining(" or "));
  }

  private static String code(String name) {
    return "`" + name + "`";
  }
}
