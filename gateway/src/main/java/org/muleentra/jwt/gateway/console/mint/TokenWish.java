package org.muleentra.jwt.gateway.console.mint;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.muleentra.jwt.gateway.console.Question;
import org.muleentra.jwt.testkit.tenant.TokenVersion;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;
import org.muleentra.jwt.tool.form.FieldException;

/** A token as the page wishes it: a kind of caller, what is to be other than usual, and at most one thing wrong. Immutable. */
final class TokenWish {

  private static final Map<String, CallerKind> KINDS = named(CallerKind.values(), kind -> kind.name);
  private static final Map<String, Spoiling> SPOILINGS = named(Spoiling.values(), spoiling -> spoiling.name);
  private static final Map<String, TokenVersion> VERSIONS =
      named(TokenVersion.values(), version -> version == TokenVersion.V1 ? "1.0" : "2.0");
  private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final String[] FIELDS = {"kind", "version", "tenant", "audience", "client", "objectId", "scopes", "roles", "groups",
      "overage", "contexts", "capabilities", "expiresIn", "claims", "without", "spoil"};

  /** Ten years, in minutes. */
  private static final long LONGEST = 5_256_000;

  private final Question wish;

  TokenWish(JsonNode wish) {
    this.wish = Question.of(wish, FIELDS);
  }

  private static <T> Map<String, T> named(T[] values, Function<T, String> name) {
    return Arrays.stream(values).collect(Collectors.toMap(name, Function.identity(), (one, other) -> one, LinkedHashMap::new));
  }

  /**
   * Makes the token.
   *
   * @throws FieldException for the first field that is wrong
   */
  String sign(TokenMint mint) {
    TokenBuilder token = wish.optionalChoice("kind", KINDS).orElse(CallerKind.USER).token(mint);
    token = with(token, tenant(), TokenBuilder::tenant);
    token = with(token, wish.optionalChoice("version", VERSIONS), TokenBuilder::version);
    token = with(token, wish.optionalText("audience"), TokenBuilder::audience);
    token = with(token, wish.optionalText("client"), TokenBuilder::client);
    token = with(token, wish.optionalText("objectId"), TokenBuilder::objectId);
    token = with(token, texts("scopes"), TokenBuilder::scopes);
    token = with(token, texts("roles"), TokenBuilder::roles);
    token = with(token, texts("groups"), TokenBuilder::groups);
    token = wish.flag("overage") ? token.groupOverage() : token;
    token = with(token, texts("contexts"), TokenBuilder::authenticationContexts);
    token = with(token, texts("capabilities"), TokenBuilder::clientCapabilities);
    token = with(token, wish.optionalNumber("expiresIn", -LONGEST, LONGEST).map(Duration::ofMinutes), TokenBuilder::expiresIn);
    token = with(token, wish.optionalObject("claims").map(TokenWish::members), TokenBuilder::claims);
    token = with(token, texts("without"), TokenBuilder::without);
    Optional<Spoiling> spoiling = wish.optionalChoice("spoil", SPOILINGS);
    return (spoiling.isPresent() ? spoiling.get().spoil(token, mint) : token).sign();
  }

  private static <T> TokenBuilder with(TokenBuilder token, Optional<T> value, BiFunction<TokenBuilder, T, TokenBuilder> change) {
    return value.isPresent() ? change.apply(token, value.get()) : token;
  }

  private Optional<String> tenant() {
    Optional<String> tenant = wish.optionalText("tenant");
    if (tenant.isPresent() && !GUID.matcher(tenant.get()).matches()) {
      throw new FieldException("tenant", "must be a GUID");
    }
    return tenant;
  }

  private Optional<String[]> texts(String name) {
    return wish.optionalTexts(name).map((List<String> texts) -> texts.toArray(new String[0]));
  }

  private static Map<String, JsonNode> members(JsonNode object) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    object.fields().forEachRemaining(member -> members.put(member.getKey(), member.getValue()));
    return members;
  }
}
