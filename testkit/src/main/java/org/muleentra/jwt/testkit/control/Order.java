package org.muleentra.jwt.testkit.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The JSON object of a request or of a scenario's step, read member by member. Whatever was not read is refused at its end. */
final class Order {
  private static final int LONGEST_TEXT = 20_000;
  private static final JsonMapper STRICT = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final JsonNode members;
  private final String place;
  private final Set<String> known = new TreeSet<>();

  private Order(JsonNode members, String place) {
    this.members = members;
    this.place = place;
  }

  /** An empty text stands for an object without members. */
  static Order parse(String json) throws BadOrder {
    JsonNode members;
    try {
      members = STRICT.readTree(json.trim().isEmpty() ? "{}" : json);
    } catch (JsonProcessingException e) {
      throw new BadOrder("body: must be JSON, each member once");
    }
    if (!members.isObject()) {
      throw new BadOrder("body: must be a JSON object");
    }
    return new Order(members, "");
  }

  boolean has(String name) {
    known.add(name);
    return members.has(name);
  }

  String text(String name) throws BadOrder {
    return optionalText(name).orElseThrow(() -> wrong(name, "must be there"));
  }

  Optional<String> optionalText(String name) throws BadOrder {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode value = members.get(name);
    if (!value.isTextual() || value.asText().trim().isEmpty() || value.asText().length() > LONGEST_TEXT) {
      throw wrong(name, "must be a text that is not empty");
    }
    return Optional.of(value.asText());
  }

  List<String> texts(String name) throws BadOrder {
    if (!has(name) || !members.get(name).isArray()) {
      throw wrong(name, "must be an array of texts");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : members.get(name)) {
      if (!element.isTextual() || element.asText().trim().isEmpty()) {
        throw wrong(name, "must be an array of texts");
      }
      texts.add(element.asText());
    }
    return texts;
  }

  int number(String name, int least, int most) throws BadOrder {
    return optionalNumber(name, least, most).orElseThrow(() -> wrong(name, "must be there"));
  }

  Optional<Integer> optionalNumber(String name, int least, int most) throws BadOrder {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode value = members.get(name);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < least || value.asInt() > most) {
      throw wrong(name, "must be a whole number from " + least + " to " + most);
    }
    return Optional.of(value.asInt());
  }

  boolean flag(String name) throws BadOrder {
    if (!has(name) || !members.get(name).isBoolean()) {
      throw wrong(name, "must be true or false");
    }
    return members.get(name).asBoolean();
  }

  boolean optionalFlag(String name) throws BadOrder {
    return has(name) && flag(name);
  }

  Optional<Duration> optionalDuration(String name) throws BadOrder {
    try {
      return optionalText(name).map(Duration::parse);
    } catch (DateTimeException e) {
      throw wrong(name, "must be an ISO 8601 duration of days, hours, minutes and seconds, such as P90D or PT5M");
    }
  }

  Optional<Instant> optionalTime(String name) throws BadOrder {
    try {
      return optionalText(name).map(Instant::parse);
    } catch (DateTimeException e) {
      throw wrong(name, "must be an ISO 8601 time in UTC, such as 2027-03-01T08:00:00Z");
    }
  }

  <T> T choice(String name, Map<String, T> choices) throws BadOrder {
    return optionalText(name).map(choices::get)
        .orElseThrow(() -> wrong(name, "must be one of " + String.join(", ", choices.keySet())));
  }

  /** The one of these members that is there. */
  String oneOf(String... names) throws BadOrder {
    String found = null;
    for (String name : names) {
      if (has(name)) {
        if (found != null) {
          throw wrong(name, "must not stand beside " + found);
        }
        found = name;
      }
    }
    if (found == null) {
      throw wrong(names[0], "must be there" + (names.length == 1 ? ""
          : ", or in its place one of " + String.join(", ", names).substring(names[0].length() + 2)));
    }
    return found;
  }

  /** The objects of an array, each an order of its own. */
  List<Order> orders(String name, int most) throws BadOrder {
    if (!has(name) || !members.get(name).isArray() || members.get(name).size() > most) {
      throw wrong(name, "must be an array of at most " + most + " objects");
    }
    List<Order> orders = new ArrayList<>();
    for (JsonNode element : members.get(name)) {
      String inner = place + name + "[" + orders.size() + "]";
      if (!element.isObject()) {
        throw new BadOrder(inner + ": must be an object");
      }
      orders.add(new Order(element, inner + "."));
    }
    return orders;
  }

  /** To be called when all has been read. */
  void end() throws BadOrder {
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      if (!known.contains(member.getKey())) {
        throw new BadOrder(place.isEmpty() && known.isEmpty() ? "body: must be empty"
            : (place.isEmpty() ? "body" : place.substring(0, place.length() - 1)) + ": must have no members but "
                + String.join(", ", known));
      }
    }
  }

  BadOrder wrong(String name, String rule) {
    return new BadOrder(place + name + ": " + rule);
  }
}
