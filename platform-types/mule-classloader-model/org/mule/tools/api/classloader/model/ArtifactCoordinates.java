package org.mule.tools.api.classloader.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Maven coordinates of a jar. */
public final class ArtifactCoordinates {

  private final String groupId;
  private final String artifactId;
  private final String version;
  private final String type;
  private final String classifier;

  /** Holds coordinates; {@code classifier} may be {@code null}. */
  public ArtifactCoordinates(
      @JsonProperty(value = "groupId", required = true) String groupId,
      @JsonProperty(value = "artifactId", required = true) String artifactId,
      @JsonProperty(value = "version", required = true) String version,
      @JsonProperty(value = "type", required = true) String type,
      @JsonProperty("classifier") String classifier) {
    this.groupId = groupId;
    this.artifactId = artifactId;
    this.version = version;
    this.type = type;
    this.classifier = classifier;
  }

  /** Returns the group. */
  public String getGroupId() {
    return groupId;
  }

  /** Returns the name. */
  public String getArtifactId() {
    return artifactId;
  }

  /** Returns the version. */
  public String getVersion() {
    return version;
  }

  /** Returns the type, which is {@code jar}. */
  public String getType() {
    return type;
  }

  /** Returns the classifier, or {@code null}. */
  public String getClassifier() {
    return classifier;
  }
}
