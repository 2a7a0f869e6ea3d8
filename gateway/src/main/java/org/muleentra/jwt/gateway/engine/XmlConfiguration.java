package org.muleentra.jwt.gateway.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.stream.Stream;
import org.mule.runtime.config.internal.SpringXmlConfigurationBuilder;
import org.mule.runtime.core.api.config.ConfigResource;
import org.mule.runtime.core.api.config.ConfigurationException;
import org.mule.runtime.core.api.config.bootstrap.ArtifactType;

/** Configures a context from XML held in memory, so that no secret of a policy is written to a file. */
final class XmlConfiguration extends SpringXmlConfigurationBuilder {

  /**
   * Configures it.
   *
   * @param files the XML by the names of its files
   */
  XmlConfiguration(Map<String, String> files, ArtifactType type) throws ConfigurationException {
    super(files.entrySet().stream().flatMap(file -> Stream.of(file.getKey(), file.getValue())).toArray(String[]::new), Map.of(), type);
  }

  /** Called by the parent's constructor, with what this class's constructor gave it. */
  @Override
  protected ConfigResource[] loadConfigResources(String[] namesAndXml) {
    artifactConfigResources = new ConfigResource[namesAndXml.length / 2];
    for (int i = 0; i < artifactConfigResources.length; i++) {
      artifactConfigResources[i] = new ConfigResource(namesAndXml[2 * i], new ByteArrayInputStream(namesAndXml[2 * i + 1].getBytes(UTF_8)));
    }
    return artifactConfigResources;
  }
}
