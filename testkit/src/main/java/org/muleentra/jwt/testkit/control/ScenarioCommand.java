package org.muleentra.jwt.testkit.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Steps, one after the other, each an order of its own. All are read before the first is done. */
final class ScenarioCommand implements Command {
  /** Those that the testkit brings along. */
  static final List<String> NAMES = Collections.unmodifiableList(
      Arrays.asList("secret-expires", "keys-roll-in-an-outage", "leaver", "step-up", "well-again"));
  private static final int MOST_STEPS = 100;

  private final Map<String, Command> commands;

  ScenarioCommand(Map<String, Command> commands) {
    this.commands = new LinkedHashMap<>(commands);
  }

  @Override
  public Effect read(Order order) throws BadOrder {
    if (order.oneOf("steps", "named").equals("steps")) {
      return steps(order);
    }
    Map<String, String> names = new LinkedHashMap<>();
    NAMES.forEach(name -> names.put(name, name));
    Order named = Order.parse(text(order.choice("named", names)));
    Effect steps = steps(named);
    named.end();
    return steps;
  }

  private Effect steps(Order order) throws BadOrder {
    order.optionalText("description");
    List<Effect> effects = new ArrayList<>();
    for (Order step : order.orders("steps", MOST_STEPS)) {
      effects.add(step.choice("do", commands).read(step));
      step.end();
    }
    return () -> {
      List<Object> answers = new ArrayList<>();
      for (Effect effect : effects) {
        answers.add(effect.apply());
      }
      return Collections.singletonMap("steps", answers);
    };
  }

  /** The file of one that the testkit brings along. */
  static String text(String name) {
    try (InputStream in = ScenarioCommand.class.getResourceAsStream("scenario/" + name + ".json")) {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      byte[] buffer = new byte[4096];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        text.write(buffer, 0, n);
      }
      return new String(text.toByteArray(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the scenario cannot be read", e);
    }
  }
}
