package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muleentra.jwt.core.identity.CredentialValues.KEY_STORE_PASSWORD;
import static org.muleentra.jwt.core.identity.CredentialValues.KEY_STORE_PATH;
import static org.muleentra.jwt.core.identity.RotationSettings.APPLICATION_OBJECT_ID;
import static org.muleentra.jwt.core.identity.RotationSettings.ROTATE_AFTER_DAYS;
import static org.muleentra.jwt.core.identity.RotationSettings.ROTATION_OBJECT_STORE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.SettingValues;

/** A good setting spoiled in one place gets one sentence that names the field. */
class RotationSettingsTest {

  private static final SettingValues GOOD = SettingValues.NONE.with(KEY_STORE_PATH, "client.p12").with(KEY_STORE_PASSWORD, "secret")
      .with(ROTATE_AFTER_DAYS, 60).with(ROTATION_OBJECT_STORE, "client-keys").with(APPLICATION_OBJECT_ID, "D4F1B8B4-7A0E-4F1C-9D5E-2C3B4A596877");

  private static void refuses(SettingValues values, String sentence) {
    assertThatThrownBy(() -> RotationSettings.of(values)).isInstanceOf(InvalidSettingException.class).hasMessageStartingWith(sentence)
        .hasMessageNotContaining("secret");
  }

  @Test
  void whatIsGivenIsRead() {
    RotationSettings settings = RotationSettings.of(GOOD);
    assertThat(settings.after()).isEqualTo(Duration.ofDays(60));
    assertThat(settings.objectId()).isEqualTo("d4f1b8b4-7a0e-4f1c-9d5e-2c3b4a596877");
    assertThat(settings.objectStore()).isEqualTo("client-keys");
    assertThat(settings.toString()).doesNotContain("secret");
  }

  @Test
  void itIsOffUnlessGiven() {
    assertThat(RotationSettings.of(SettingValues.NONE)).isNull();
    assertThat(RotationSettings.of(SettingValues.NONE.with(KEY_STORE_PATH, "client.p12"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 365})
  void itsBoundsAreAllowed(int days) {
    assertThat(RotationSettings.of(GOOD.with(ROTATE_AFTER_DAYS, days)).after()).isEqualTo(Duration.ofDays(days));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 366})
  void whatIsBeyondThemIsNot(int days) {
    refuses(GOOD.with(ROTATE_AFTER_DAYS, days), "rotateCertificateAfterDays must be 1 to 365 days, or 0 for no such rule");
  }

  @Test
  void whatItNeedsMustBeGiven() {
    refuses(GOOD.with(KEY_STORE_PATH, null), "keyStorePath must be given for rotateCertificateAfterDays");
    refuses(GOOD.with(KEY_STORE_PASSWORD, null), "keyStorePassword must be given for rotateCertificateAfterDays");
    refuses(GOOD.with(ROTATION_OBJECT_STORE, null), "rotationObjectStore must be given for rotateCertificateAfterDays");
    assertThat(RotationSettings.of(GOOD.with(APPLICATION_OBJECT_ID, null)).objectId()).isNull();
  }

  @Test
  void whatIsWrongIsTold() {
    refuses(GOOD.with(ROTATION_OBJECT_STORE, "client keys"), "rotationObjectStore must be 1 to 100 letters");
    refuses(GOOD.with(APPLICATION_OBJECT_ID, "orders"), "applicationObjectId must be a GUID");
    refuses(GOOD.with(ROTATE_AFTER_DAYS, null), "applicationObjectId needs rotateCertificateAfterDays");
    refuses(GOOD.with(ROTATE_AFTER_DAYS, 0).with(APPLICATION_OBJECT_ID, null), "rotationObjectStore needs rotateCertificateAfterDays");
  }
}
