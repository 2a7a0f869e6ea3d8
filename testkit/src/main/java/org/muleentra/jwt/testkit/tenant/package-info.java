/** Who issues, without any network: the clouds, the kinds of tenants, the names they issue under, and the sample tenant Contoso. */
package org.muleentra.jwt.testkit.tenant;
