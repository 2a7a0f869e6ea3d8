package org.mule.tools.api.classloader.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What a package consists of. */
public final class ClassLoaderModel {

  private final String version;
  private final ArtifactCoordinates coordinates;
  private final List<Artifact> dependencies;

  /** Holds the members of one document. */
  public ClassLoaderModel(
      @JsonProperty(value = "version", required = true) String version,
      @JsonProperty(value = "artifactCoordinates", required = true) ArtifactCoordinates coordinates,
      @JsonProperty(value = "dependencies", required = true) List<Artifact> dependencies) {
    this.version = version;
    this.coordinates = coordinates;
    this.dependencies = List.copyOf(dependencies);
  }

  /** Returns the version of the format. */
  public String getVersion() {
    return version;
  }

  /** Returns the coordinates of the package. */
  public ArtifactCoordinates getArtifactCoordinates() {
    return coordinates;
  }

  /** Returns what the package needs. */
  public List<Artifact> getDependencies() {
    return dependencies;
  }
}
