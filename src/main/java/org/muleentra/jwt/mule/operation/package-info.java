/** The operations of the extension. */
package org.muleentra.jwt.mule.operation;
