package org.muleentra.jwt.core.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMembersTest {

  private static final String CLAIMS = "{\"oid\":\"o\",\"exp\":17,\"none\":null,\"n\u00e4me\":\"x\",\"groups\":[\"g-1\",\"\\u0067-2\",\"\u00fc\"],"
      + "\"mixed\":[\"a\",1],\"nothing\":[],\"inner\":{\"a\":[\"b\"]}}";

  private static JsonMembers read(String json) {
    return new JsonMembers(StrictJson.partOfToken(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void eachIsFoundByItsName() {
    JsonMembers members = read(CLAIMS);

    assertThat(members.get("oid")).isEqualTo("o");
    assertThat(members.get("exp")).isEqualTo(17L);
    assertThat(members.get("n\u00e4me")).isEqualTo("x");
    assertThat(members.get("groups")).isEqualTo(List.of("g-1", "g-2", "\u00fc"));
    assertThat(members.get("mixed")).isEqualTo(List.of("a", 1L));
    assertThat(members.get("nothing")).isEqualTo(List.of());
    assertThat(members.get("inner")).isEqualTo(Map.of("a", List.of("b")));
    assertThat(members.get("none")).isNull();
    assertThat(members.containsKey("none")).as("JSON's null is there").isTrue();
    assertThat(members.containsKey("a")).as("an inner member").isFalse();
    assertThat(members.get("a")).isNull();
    assertThat(members.get(7)).isNull();
    assertThat(members).hasSize(8).containsEntry("oid", "o");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7, -7, 1_700_000_000L, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 9})
  void anIntegerIsReadToItsLastDigit(long value) {
    assertThat(read("{\"exp\":" + value + "}").get("exp")).isEqualTo(value);
  }

  @Test
  void nobodyChangesIt() {
    JsonMembers members = read(CLAIMS);
    List<?> groups = (List<?>) members.get("groups");

    assertThatThrownBy(() -> members.put("oid", "another")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> members.remove("oid")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(members::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> members.entrySet().iterator().next().setValue("another")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> groups.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> groups.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> groups.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  /** Mule writes events down where queues are persistent or nodes hand them over. */
  @Test
  void serializedItIsAPlainMapOfPlainLists() throws IOException, ClassNotFoundException {
    JsonMembers members = read(CLAIMS);

    Object map = copyOf(members);
    Object groups = copyOf(members.get("groups"));

    assertThat(map).isEqualTo(members);
    assertThat(map.getClass().getName()).startsWith("java.util.");
    assertThat(groups).isEqualTo(members.get("groups"));
    assertThat(groups.getClass().getName()).startsWith("java.util.");
  }

  private static Object copyOf(Object original) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
