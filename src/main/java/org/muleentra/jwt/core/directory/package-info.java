/**
 * What the directory (Microsoft Graph) says about a caller that its token does not: groups that were too many, and whether
 * the account is enabled.
 */
package org.muleentra.jwt.core.directory;
