package org.muleentra.jwt.gateway.http;

import org.mule.runtime.extension.api.annotation.Configurations;
import org.mule.runtime.extension.api.annotation.Extension;
import org.mule.runtime.extension.api.annotation.Sources;
import org.mule.runtime.extension.api.annotation.dsl.xml.Xml;
import org.mule.runtime.extension.api.annotation.error.ErrorTypes;

/** The extension behind {@code http:listener} and {@code http:request}, under the connector's names. */
@Extension(name = "HTTP")
@Xml(prefix = "http", namespace = "http://www.mulesoft.org/schema/mule/http")
@Configurations({HttpListenerConfig.class, HttpRequesterConfig.class})
@Sources(HttpListener.class)
@ErrorTypes(RequestError.class)
public class HttpExtension {}
