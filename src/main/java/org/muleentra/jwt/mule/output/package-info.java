/** What the operations return, as data and as the metadata that tools show. */
package org.muleentra.jwt.mule.output;
