/** Who may issue: tenant, token version and cloud, and the issuer and metadata address that follow from them. */
package org.muleentra.jwt.core.authority;
