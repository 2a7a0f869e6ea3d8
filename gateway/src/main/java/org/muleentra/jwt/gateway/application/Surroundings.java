package org.muleentra.jwt.gateway.application;

/**
 * What an application finds around it here, whatever its XML says.
 *
 * @param port the port that all its listeners share
 * @param entra the address of the mock Entra ID, for metadata and tokens
 * @param graph the address of the mock's Microsoft Graph
 */
public record Surroundings(int port, String entra, String graph) {}
