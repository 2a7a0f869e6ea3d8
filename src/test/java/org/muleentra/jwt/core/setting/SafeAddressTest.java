package org.muleentra.jwt.core.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeAddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"https://login.microsoftonline.com", "http://localhost:1", "http://127.0.0.1:8080/x", "http://127.1.2.3", "http://[::1]:1"})
  void trusts(String address) {
    assertThat(SafeAddress.isSafe(URI.create(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://login.microsoftonline.com", "http://127.0.0.1.example", "http://128.0.0.1", "http://localhost.example", "http://127.0.0.256",
      "http://127.0.0", "ftp://localhost", "file:///etc/passwd", "https://user@host", "https://host/#x", "mailto:a@b", "/relative", "http://[::2]"})
  void distrusts(String address) {
    assertThat(SafeAddress.isSafe(URI.create(address))).isFalse();
  }

  /** The host of an address is its scheme, name and port together (RFC 6454 §4). */
  @ParameterizedTest
  @CsvSource({
    "https://a.example/x, https://A.example/y, true",
    "https://a.example/x, HTTPS://a.example:443/y?z=1, true",
    "https://a.example:8443, https://a.example:8443/keys, true",
    "http://localhost:1, http://127.0.0.1:1, true",
    "http://localhost, http://[::1]:80, true",
    "https://127.0.0.1:8443, https://localhost:8443/keys, true",
    "https://[2001:db8::1]/x, https://[2001:DB8::1]:443/y, true",
    "https://a.example/x, https://a.example:444/y, false",
    "https://a.example:8443, https://a.example, false",
    "https://a.example, https://a.example:80, false",
    "https://a.example:80, http://a.example, false",
    "https://a.example, http://a.example:443, false",
    "http://localhost:1, http://127.0.0.1:2, false",
    "http://localhost:443, https://localhost, false",
    "https://a.example, https://b.example, false",
    "https://a.example, https://a.example.evil, false",
    "https://a.example, https://a.example., false",
    "https://a.example, https://a.example:0, false",
    "https://[2001:db8::1], https://[2001:db8::2], false",
    "https://localhost, https://localhost.example, false"
  })
  void comparesHosts(String one, String other, boolean same) {
    assertThat(SafeAddress.isSameHost(URI.create(one), URI.create(other))).isEqualTo(same);
    assertThat(SafeAddress.isSameHost(URI.create(other), URI.create(one))).isEqualTo(same);
  }
}
