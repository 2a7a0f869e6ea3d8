package org.muleentra.jwt.mule.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mule.runtime.api.value.Value;
import org.muleentra.jwt.core.authority.Cloud;

class CloudsTest {

  @Test
  void offersEveryCloudThatTheCoreKnows() {
    assertThat(new Clouds().resolve()).extracting(Value::getId)
        .containsExactlyInAnyOrder(Arrays.stream(Cloud.values()).map(Cloud::setting).toArray(String[]::new));
  }
}
