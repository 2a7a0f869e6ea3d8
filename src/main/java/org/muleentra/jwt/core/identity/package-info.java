/** Who we are at Entra: the application, how it proves that, and the access tokens that it gets. */
package org.muleentra.jwt.core.identity;
