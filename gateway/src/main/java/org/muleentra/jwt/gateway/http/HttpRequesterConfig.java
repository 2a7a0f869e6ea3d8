package org.muleentra.jwt.gateway.http;

import org.mule.runtime.extension.api.annotation.Configuration;
import org.mule.runtime.extension.api.annotation.Operations;
import org.mule.runtime.extension.api.annotation.connectivity.ConnectionProviders;

/** {@code http:request-config}, which every request refers to. */
@Configuration(name = "request-config")
@ConnectionProviders(HttpRequesterConnection.class)
@Operations(HttpRequestOperations.class)
public class HttpRequesterConfig {}
