/** Who we are at Entra: the application, and how it proves that. */
package org.muleentra.jwt.core.identity;
