package org.muleentra.jwt.gateway.probe;

import org.mule.runtime.extension.api.annotation.Configurations;
import org.mule.runtime.extension.api.annotation.Extension;
import org.mule.runtime.extension.api.annotation.dsl.xml.Xml;
import org.mule.runtime.extension.api.annotation.error.ErrorTypes;

@Extension(name = "Probe")
@Xml(prefix = "probe")
@ErrorTypes(ProbeError.class)
@Configurations(ProbeConfig.class)
public class ProbeExtension {}
