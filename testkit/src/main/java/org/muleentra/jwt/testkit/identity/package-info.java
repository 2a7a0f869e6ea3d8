/** Managed identities as their hosts hand out tokens: a virtual machine, App Service, a machine of Azure Arc. */
package org.muleentra.jwt.testkit.identity;
