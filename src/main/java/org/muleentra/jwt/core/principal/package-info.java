/** Who the caller is to the API behind: identity, and groups and app roles turned into local roles. */
package org.muleentra.jwt.core.principal;
