package org.muleentra.jwt.gateway.backend;

import org.mule.runtime.extension.api.annotation.Extension;
import org.mule.runtime.extension.api.annotation.Operations;
import org.mule.runtime.extension.api.annotation.dsl.xml.Xml;

/** The extension behind {@code backend:report}. */
@Extension(name = "Backend")
@Xml(prefix = "backend")
@Operations(BackendOperations.class)
public class BackendExtension {}
