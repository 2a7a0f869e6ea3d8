package org.muleentra.jwt.gateway.seen;

import org.mule.runtime.extension.api.annotation.Extension;
import org.mule.runtime.extension.api.annotation.Operations;
import org.mule.runtime.extension.api.annotation.dsl.xml.Xml;

/** The extension behind {@code seen:request}. */
@Extension(name = "Seen")
@Xml(prefix = "seen")
@Operations(SeenOperations.class)
public class SeenExtension {}
