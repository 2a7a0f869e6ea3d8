/** The clients of the token endpoint: how they prove themselves, and with which errors Entra refuses them. */
package org.muleentra.jwt.testkit.client;
