/** Who we are at Entra: the application and how it proves that, or the managed identity of the machine, and the access tokens that it gets. */
package org.muleentra.jwt.core.identity;
