/** The core's decision about one token, without a server around it. */
package org.muleentra.jwt.tool.door;
