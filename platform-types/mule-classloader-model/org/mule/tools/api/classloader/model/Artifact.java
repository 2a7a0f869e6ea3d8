package org.mule.tools.api.classloader.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;

/** One dependency of a package. */
public final class Artifact {

  private final ArtifactCoordinates coordinates;
  private final URI uri;

  /** Holds the members of one entry. */
  public Artifact(
      @JsonProperty(value = "artifactCoordinates", required = true) ArtifactCoordinates coordinates,
      @JsonProperty(value = "uri", required = true) URI uri) {
    this.coordinates = coordinates;
    this.uri = uri;
  }

  /** Returns its coordinates. */
  public ArtifactCoordinates getArtifactCoordinates() {
    return coordinates;
  }

  /** Returns where it lies, relative to the root of the package. */
  public URI getUri() {
    return uri;
  }
}
