/** The application that we are at Entra, as a configuration, and the operations by which flows get its tokens. */
package org.muleentra.jwt.mule.client;
