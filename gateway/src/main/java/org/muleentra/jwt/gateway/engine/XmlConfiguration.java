package org.muleentra.jwt.gateway.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.Map;
import org.mule.runtime.config.internal.SpringXmlConfigurationBuilder;
import org.mule.runtime.core.api.config.ConfigResource;
import org.mule.runtime.core.api.config.ConfigurationException;
import org.mule.runtime.core.api.config.bootstrap.ArtifactType;

/** Configures a context from XML held in memory, so that no secret of a policy is written to a file. */
final class XmlConfiguration extends SpringXmlConfigurationBuilder {

  XmlConfiguration(String name, String xml, ArtifactType type) throws ConfigurationException {
    super(new String[] {name, xml}, Map.of(), type);
  }

  /** Called by the parent's constructor, with what this class's constructor gave it. */
  @Override
  protected ConfigResource[] loadConfigResources(String[] nameAndXml) {
    artifactConfigResources = new ConfigResource[] {
        new ConfigResource(nameAndXml[0], new ByteArrayInputStream(nameAndXml[1].getBytes(UTF_8)))};
    return artifactConfigResources;
  }
}
