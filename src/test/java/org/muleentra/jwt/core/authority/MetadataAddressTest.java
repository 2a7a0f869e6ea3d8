package org.muleentra.jwt.core.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataAddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"https://login.microsoftonline.com", "http://localhost:1", "http://127.0.0.1:8080/x", "http://127.1.2.3", "http://[::1]:1"})
  void trusts(String address) {
    assertThat(MetadataAddress.isSafe(URI.create(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://login.microsoftonline.com", "http://127.0.0.1.example", "http://128.0.0.1", "http://localhost.example", "http://127.0.0.256",
      "http://127.0.0", "ftp://localhost", "file:///etc/passwd", "https://user@host", "https://host/#x", "mailto:a@b", "/relative", "http://[::2]"})
  void distrusts(String address) {
    assertThat(MetadataAddress.isSafe(URI.create(address))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x, https://A.example:444/y, true",
    "http://localhost:1, http://127.0.0.1:2, true",
    "https://a.example, https://b.example, false",
    "https://a.example, https://a.example.evil, false"
  })
  void comparesHosts(String one, String other, boolean same) {
    assertThat(MetadataAddress.isSameHost(URI.create(one), URI.create(other))).isEqualTo(same);
  }
}
