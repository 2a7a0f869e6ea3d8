package org.muleentra.jwt.tool.az;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tenant's registrations, in the shapes of Microsoft Graph, and what the Azure CLI's commands do with them. */
final class PlayedTenant {

  static final String TENANT = "38fe743f-20c7-4e47-801e-4e7c7429799a";
  static final String GRAPH = "https://graph.microsoft.com/";
  static final String SECRET = "8Q~a-secret-that-is-shown-nowhere";
  static final String TOKEN = "eyJ.a-token-that-is-shown-nowhere.c2ln";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern FILTER = Pattern.compile("(displayName|appId) eq '([^']*)'");
  private static final Pattern APPLICATION = Pattern.compile("https://graph\\.microsoft\\.com/v1\\.0/applications/([0-9a-f-]+)");
  private static final Pattern ASSIGNMENTS =
      Pattern.compile("https://graph\\.microsoft\\.com/v1\\.0/servicePrincipals/([0-9a-f-]+)/appRoleAssignedTo(\\?\\$top=999)?");

  final ArrayNode applications = NODES.arrayNode();
  final ArrayNode principals = NODES.arrayNode();
  final ArrayNode assignments = NODES.arrayNode();
  boolean signedIn = true;

  /** What a command answers; null is nothing. What Entra or the CLI would refuse is an {@link IllegalArgumentException} with the reason. */
  JsonNode answer(AzReference.Call call) {
    return switch (call.command()) {
      case "account show" -> account();
      case "cloud show" -> cloud();
      case "cloud set" -> null;
      case "ad app list" -> filtered(applications, option(call, "--filter"));
      case "ad app show" -> application("appId", option(call, "--id"));
      case "ad app create" -> create(option(call, "--display-name"), option(call, "--sign-in-audience"));
      case "ad app permission add" -> permission(call);
      case "ad app credential list" -> application("appId", option(call, "--id")).get("passwordCredentials");
      case "ad app credential reset" -> reset(call);
      case "ad app federated-credential list" -> application("appId", option(call, "--id")).get("federatedIdentityCredentials");
      case "ad app federated-credential create" -> federate(call);
      case "ad sp list" -> filtered(principals, option(call, "--filter"));
      case "ad sp create" -> principal(option(call, "--id"));
      case "login" -> login(call);
      case "account get-access-token" -> token(call);
      case "rest" -> rest(call);
      default -> throw new IllegalArgumentException("az " + call.command() + " is not played");
    };
  }

  private static String option(AzReference.Call call, String name) {
    String value = call.options().get(name);
    if (value == null) {
      throw new IllegalArgumentException("az " + call.command() + " is played with " + name + " only");
    }
    return value;
  }

  private JsonNode account() {
    if (!signedIn) {
      throw new IllegalArgumentException("Please run 'az login' to setup account.");
    }
    return NODES.objectNode().put("tenantId", TENANT);
  }

  private static JsonNode cloud() {
    ObjectNode cloud = NODES.objectNode().put("name", "AzureCloud");
    cloud.putObject("endpoints").put("microsoftGraphResourceId", GRAPH);
    return cloud;
  }

  private static ArrayNode filtered(ArrayNode from, String filter) {
    Matcher matcher = FILTER.matcher(filter);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Invalid filter clause: " + filter);
    }
    ArrayNode found = NODES.arrayNode();
    from.forEach(each -> {
      if (each.get(matcher.group(1)).asText().equals(matcher.group(2))) {
        found.add(each);
      }
    });
    return found;
  }

  ObjectNode application(String key, String value) {
    for (JsonNode each : applications) {
      if (each.get(key).asText().equals(value)) {
        return (ObjectNode) each;
      }
    }
    throw new IllegalArgumentException("Resource '" + value + "' does not exist.");
  }

  private static String id(String of) {
    return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** A registration as Graph makes it: nothing asked for, tokens of version 1.0. */
  ObjectNode create(String name, String audience) {
    int number = applications.size();
    ObjectNode application = applications.addObject().put("id", id("object " + number)).put("appId", id("app " + number))
        .put("displayName", name).put("signInAudience", audience).putNull("groupMembershipClaims").putNull("optionalClaims");
    application.putObject("api").putNull("requestedAccessTokenVersion").putArray("oauth2PermissionScopes");
    for (String list : new String[] {"appRoles", "identifierUris", "requiredResourceAccess", "passwordCredentials", "keyCredentials",
        "federatedIdentityCredentials"}) {
      application.putArray(list);
    }
    return application;
  }

  private JsonNode principal(String appId) {
    ObjectNode application = application("appId", appId);
    if (!filtered(principals, "appId eq '" + appId + "'").isEmpty()) {
      throw new IllegalArgumentException("The service principal cannot be created because it already exists");
    }
    return principals.addObject().put("id", id("principal of " + appId)).put("appId", appId)
        .put("displayName", application.get("displayName").asText()).put("servicePrincipalType", "Application")
        .put("accountEnabled", true).put("appRoleAssignmentRequired", false);
  }

  private JsonNode permission(AzReference.Call call) {
    String[] permission = option(call, "--api-permissions").split("=");
    ObjectNode asked = ((ArrayNode) application("appId", option(call, "--id")).get("requiredResourceAccess")).addObject()
        .put("resourceAppId", option(call, "--api"));
    asked.putArray("resourceAccess").addObject().put("id", permission[0]).put("type", permission[1]);
    return null;
  }

  private JsonNode reset(AzReference.Call call) {
    ObjectNode application = application("appId", option(call, "--id"));
    ArrayNode secrets = (ArrayNode) application.get("passwordCredentials");
    if (!call.options().containsKey("--append")) {
      secrets.removeAll();
    }
    secrets.addObject().put("keyId", id("secret " + secrets.size())).put("displayName", option(call, "--display-name"))
        .put("endDateTime", "2099-01-01T00:00:00Z");
    return NODES.objectNode().put("appId", application.get("appId").asText()).put("password", SECRET).put("tenant", TENANT);
  }

  private JsonNode federate(AzReference.Call call) {
    ObjectNode credential = json(option(call, "--parameters"));
    for (String member : new String[] {"name", "issuer", "subject", "audiences"}) {
      if (!credential.hasNonNull(member)) {
        throw new IllegalArgumentException("Property " + member + " is required");
      }
    }
    ((ArrayNode) application("appId", option(call, "--id")).get("federatedIdentityCredentials")).add(credential);
    return credential;
  }

  private JsonNode login(AzReference.Call call) {
    application("appId", option(call, "--username"));
    String proof = call.options().getOrDefault("--password", call.options().get("--federated-token"));
    if (!option(call, "--tenant").equals(TENANT) || proof == null || proof.isBlank()) {
      throw new IllegalArgumentException("AADSTS7000215: Invalid client secret provided.");
    }
    return NODES.arrayNode();
  }

  private JsonNode token(AzReference.Call call) {
    String resource = option(call, "--resource");
    for (JsonNode each : applications) {
      for (JsonNode uri : each.get("identifierUris")) {
        if (uri.asText().equals(resource)) {
          return NODES.objectNode().put("accessToken", TOKEN).put("tokenType", "Bearer");
        }
      }
    }
    throw new IllegalArgumentException("AADSTS500011: The resource principal named " + resource + " was not found.");
  }

  private JsonNode rest(AzReference.Call call) {
    String what = option(call, "--method") + " " + option(call, "--uri");
    Matcher application = APPLICATION.matcher(option(call, "--uri"));
    if (application.matches() && what.startsWith("PATCH ")) {
      merge(application("id", application.group(1)), json(option(call, "--body")));
      return null;
    }
    Matcher assigned = ASSIGNMENTS.matcher(option(call, "--uri"));
    if (assigned.matches() && what.startsWith("GET ")) {
      ObjectNode page = NODES.objectNode();
      assignments.forEach(each -> page.withArray("value").add(each));
      return page;
    }
    if (assigned.matches() && what.startsWith("POST ")) {
      return assign(json(option(call, "--body")), assigned.group(1));
    }
    throw new IllegalArgumentException("Not played: " + what);
  }

  private JsonNode assign(ObjectNode body, String principal) {
    assignments.forEach(each -> {
      if (each.get("principalId").equals(body.get("principalId")) && each.get("appRoleId").equals(body.get("appRoleId"))) {
        throw new IllegalArgumentException("Permission being assigned already exists on the object");
      }
    });
    if (!body.get("resourceId").asText().equals(principal)) {
      throw new IllegalArgumentException("resourceId is not the service principal of the address");
    }
    assignments.add(body.put("id", id("assignment " + assignments.size())).put("principalType", "ServicePrincipal"));
    return body;
  }

  /** Members of the body replace those there; of {@code api}, a complex type, member by member (OData 4.01 §11.4.3). */
  private static void merge(ObjectNode application, ObjectNode body) {
    body.properties().forEach(member -> {
      if (!application.has(member.getKey())) {
        throw new IllegalArgumentException("Invalid property '" + member.getKey() + "'");
      }
      if (member.getKey().equals("api")) {
        member.getValue().properties().forEach(inner -> ((ObjectNode) application.get("api")).set(inner.getKey(), inner.getValue()));
      } else {
        application.set(member.getKey(), member.getValue());
      }
    });
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Bad Request: no JSON: " + text, e);
    }
  }
}
