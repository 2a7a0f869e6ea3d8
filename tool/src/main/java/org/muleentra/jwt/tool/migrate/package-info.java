/** Policies of other products read, and written as our form, which never lets in more than they did. */
package org.muleentra.jwt.tool.migrate;
