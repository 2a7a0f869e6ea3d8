package org.muleentra.jwt.core.audit;

/** What is known of where decisions are made; immutable. */
public final class Deployment {

  private static final int LONGEST = 200;

  private final String apiName;
  private final String appName;
  private final String pluginVersion;

  /**
   * As the runtime tells it.
   *
   * @param apiName what people call the API
   * @param appName of the Mule application or policy, or {@code null}
   * @param pluginVersion of this extension, or {@code null}
   */
  public Deployment(String apiName, String appName, String pluginVersion) {
    this.apiName = apiName;
    this.appName = appName;
    this.pluginVersion = pluginVersion;
  }

  /** What people call the API. */
  String apiName() {
    return apiName;
  }

  void write(String policyHash, JsonLine record) {
    record.text("ApiName", apiName, LONGEST).text("AppName", appName, LONGEST).text("PluginVersion", pluginVersion, LONGEST)
        .plain("PolicyHash", policyHash);
  }
}
