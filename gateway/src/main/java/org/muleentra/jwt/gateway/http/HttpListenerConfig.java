package org.muleentra.jwt.gateway.http;

import org.mule.runtime.extension.api.annotation.Configuration;
import org.mule.runtime.extension.api.annotation.connectivity.ConnectionProviders;

/** {@code http:listener-config}, which every listener of an application for the real connector refers to. */
@Configuration(name = "listener-config")
@ConnectionProviders(HttpListenerConnection.class)
public class HttpListenerConfig {}
